import type {
  Act,
  ActResult,
  PageForm,
  PageMessage,
  PageSide,
  Side,
  Snapshot,
  Trace,
} from '../../adapters/playground/page-protocol';

const WAIT_MS = 20_000;

/** The playground as its page uses it: over HTTP, following what changes. */
export class PlaygroundClient {
  private latest: Snapshot | undefined;
  private readonly waiting = new Set<() => void>();
  private readonly ending = new AbortController();

  constructor(readonly url: string) {
    this.follow().catch(() => undefined);
  }

  close(): void {
    this.ending.abort();
  }

  async act(act: Act): Promise<ActResult> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}api/acts`, {
      method: 'POST',
      headers,
      body: JSON.stringify(act),
    });
    return (await response.json()) as ActResult;
  }

  /** Does it, and fails where the playground does not. */
  async do(act: Act): Promise<void> {
    const result = await this.act(act);
    if (!result.ok) throw new Error(`${act.act}: ${result.problem}`);
  }

  async snapshot(): Promise<Snapshot> {
    return (await (await fetch(`${this.url}api/snapshot`)).json()) as Snapshot;
  }

  async side(side: Side): Promise<PageSide> {
    return (await this.snapshot()).sides[side];
  }

  async trace(side: Side, message: string): Promise<Trace> {
    const response = await fetch(`${this.url}api/traces/${side}/${message}`);
    if (!response.ok) throw new Error(`no trace: ${response.status}`);
    return (await response.json()) as Trace;
  }

  /** The first thing that `look` finds in what the page is told. */
  async until<T>(look: (snapshot: Snapshot) => T | undefined, what: string): Promise<T> {
    const deadline = AbortSignal.timeout(WAIT_MS);
    for (;;) {
      const found = this.latest && look(this.latest);
      if (found !== undefined) return found;
      if (deadline.aborted) throw new Error(`never seen: ${what}`);
      await this.change(deadline);
    }
  }

  /** The first message of the advisor with these words, of those that `which` lets pass. */
  reads(
    side: Side,
    words: string,
    which: (message: PageMessage) => boolean = () => true,
  ): Promise<PageMessage> {
    const look = ({ sides }: Snapshot) =>
      sides[side].messages.find(
        (one) => one.from === 'advisor' && which(one) && readable(one).includes(words),
      );
    return this.until(look, `"${words}" in ${side}`);
  }

  /** The form before a person. */
  form(side: Side, person: string): Promise<PageForm> {
    return this.until(
      ({ sides }) => sides[side].forms.find((form) => form.person === person),
      `a form for ${person} in ${side}`,
    );
  }

  private change(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        deadline.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      deadline.addEventListener('abort', wake);
    });
  }

  private async follow(): Promise<void> {
    const { body } = await fetch(`${this.url}api/changes`, { signal: this.ending.signal });
    if (body === null) throw new Error('nothing follows');
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const events = `${text}${chunk}`.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.take(event);
    }
  }

  private take(event: string): void {
    if (!event.startsWith('data: ')) return;
    this.latest = JSON.parse(event.slice('data: '.length)) as Snapshot;
    for (const wake of [...this.waiting]) wake();
  }
}

/** All that is in a message, as text. */
function readable({ blocks, card, text }: PageMessage): string {
  return [text, JSON.stringify(blocks ?? ''), JSON.stringify(card ?? '')].join('\n');
}
