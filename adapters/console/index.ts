import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ChatAdapter, ConversationFacts, Delivery, Joined, OnEvent } from '../../src/chat/adapter';
import type { ChatEvent, CommandName, ConversationRef, MessageRef, Person } from '../../src/chat/event';
import { type Button, isReply, type Reaction, type Reply } from '../../src/chat/reply';
import { beginForm, type Filling, fieldPrompt, fillField } from './form';
import { buttonsOf, type ConsoleStyle, renderConsole } from './render';

export interface ConsoleOptions {
  input: Readable;
  output: Writable & { columns?: number; isTTY?: boolean };
  /** Called when the person leaves: "exit", Ctrl-D or Ctrl-C. */
  onExit: () => void;
}

const CONVERSATION: ConversationRef = {
  platform: 'console',
  tenant: 'local',
  id: 'terminal',
  kind: 'direct',
  address: null,
};
const PERSON = { id: 'you' };
const COMMAND = /^\/ops-(ask|compare|survey|tips|help)\b\s*(.*)$/is;
const WELCOME = [
  'Ops Advisor: ask about DevOps and MLOps. Type help for examples, exit to leave.',
  'Answers carry numbered buttons: type a number to press one, or why, or what would change.',
].join('\n');
const TROUBLE = 'Sorry, something went wrong; please try again.';

/** Talks with one person in the terminal. */
export class ConsoleAdapter implements ChatAdapter {
  readonly platform = 'console';
  private lines: Interface | undefined;
  private buttons: Button[] = [];
  private filling: Filling | undefined;
  /** Lines are answered one after the other, also when they are piped in at once. */
  private work: Promise<void> = Promise.resolve();
  /** The person has left: what they had typed ahead is not read any more. */
  private left = false;
  /** No more input comes, though lines may wait to be answered. */
  private closed = false;

  constructor(private readonly options: ConsoleOptions) {}

  async start(onEvent: OnEvent): Promise<void> {
    const { input, output } = this.options;
    this.print(WELCOME);
    this.lines = createInterface({ input, output, terminal: output.isTTY === true, prompt: '> ' });
    this.lines.on('line', (line) => {
      this.work = this.work.then(() => this.onLine(line, onEvent)).catch(() => this.print(TROUBLE));
    });
    this.lines.on('close', () => {
      this.closed = true;
      this.work.then(this.options.onExit);
    });
    this.prompt();
  }

  async send(_to: ConversationRef, reply: Reply): Promise<Delivery> {
    this.show(reply);
    this.prompt();
    return { outcome: 'delivered', message: messageRef() };
  }

  /** A terminal cannot change what it has printed: the new version is printed below. */
  update(message: MessageRef, reply: Reply): Promise<Delivery> {
    return this.send(message.conversation, reply);
  }

  /** What was printed is not kept, so nobody can tell. */
  async findDelivery(): Promise<'unknowable'> {
    return 'unknowable';
  }

  async describe(): Promise<ConversationFacts> {
    return { reachable: true, members: 1, name: 'terminal' };
  }

  /** Whoever sits at the terminal runs this advisor. */
  async isAdmin(): Promise<boolean> {
    return true;
  }

  async timeZoneOf(): Promise<string> {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** There is one conversation, and one person in it. */
  async joinedBy({ id: person }: Person, among: readonly ConversationRef[]): Promise<Joined[]> {
    return among
      .filter(({ id }) => id === CONVERSATION.id && person === PERSON.id)
      .map((conversation) => ({ conversation, name: 'terminal' }));
  }

  async directWith(): Promise<ConversationRef> {
    return CONVERSATION;
  }

  async stop(): Promise<void> {
    await this.work;
    this.lines?.close();
  }

  private async onLine(line: string, onEvent: OnEvent): Promise<void> {
    const text = line.trim();
    if (this.left) return;
    if (text === 'exit' || text === 'quit') {
      this.left = true;
      this.lines?.close();
      return;
    }
    if (this.filling !== undefined) await this.fill(this.filling, text, onEvent);
    else if (text !== '') this.react(await onEvent(this.eventFrom(text)));
    this.prompt();
  }

  private prompt(): void {
    if (!this.closed) this.lines?.prompt();
  }

  /** A line while a form is open. */
  private async fill(open: Filling, text: string, onEvent: OnEvent): Promise<void> {
    if (text === 'cancel') {
      this.filling = undefined;
      this.print('Cancelled; nothing was sent.');
      return;
    }
    const { filling, problem } = fillField(open, text);
    this.filling = filling;
    if (problem !== undefined) this.print(problem);
    const next = fieldPrompt(filling);
    if (next !== undefined) {
      this.print(next);
      return;
    }
    this.filling = undefined;
    const { id, value } = filling.form;
    const reaction = await onEvent({ ...this.base(), kind: 'form', form: id, value, fields: filling.fields });
    this.react(reaction, filling);
  }

  private react(reaction: Reaction, sent?: Filling): void {
    if (reaction === undefined) return;
    if (isReply(reaction)) {
      this.show(reaction);
    } else if (reaction.type === 'form') {
      this.open(beginForm(reaction), reaction.title);
    } else if (sent !== undefined) {
      this.print(Object.values(reaction.problems).join('\n'));
      this.open(beginForm(sent.form), sent.form.title);
    }
  }

  private open(filling: Filling, title: string): void {
    this.filling = filling;
    const { intro } = filling.form;
    const blocks = intro.map((text) => ({ type: 'text', text }) as const);
    this.print(
      renderConsole(
        { text: title, blocks: [{ type: 'heading', text: title }, ...blocks], audience: 'person' },
        this.style(),
      ),
    );
    this.print(`${fieldPrompt(filling) ?? ''}\n(cancel: leave the form)`);
  }

  private base() {
    return { id: randomUUID(), at: new Date(), conversation: CONVERSATION, person: PERSON, private: false };
  }

  private eventFrom(text: string): ChatEvent {
    const base = this.base();
    const button = /^\d{1,2}$/.test(text) ? this.buttons[Number(text) - 1] : undefined;
    if (button !== undefined) return { ...base, kind: 'action', action: button.action, value: button.value };
    const [, command, rest] = COMMAND.exec(text) ?? [];
    if (command !== undefined) {
      return { ...base, kind: 'command', command: command.toLowerCase() as CommandName, text: rest ?? '' };
    }
    return { ...base, kind: 'message', text, addressed: true };
  }

  private show(reply: Reply): void {
    const buttons = buttonsOf(reply);
    if (buttons.length > 0) this.buttons = buttons;
    this.print(renderConsole(reply, this.style()));
  }

  private style(): ConsoleStyle {
    const { columns, isTTY } = this.options.output;
    return {
      columns: Math.min(columns ?? 100, 110),
      color: isTTY === true && process.env.NO_COLOR === undefined,
    };
  }

  private print(text: string): void {
    this.options.output.write(`${text}\n\n`);
  }
}

function messageRef(): MessageRef {
  return { conversation: CONVERSATION, id: randomUUID(), address: null };
}
