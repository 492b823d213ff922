import type { PostedActivity } from './activity-schema';
import { postedSchema } from './activity-schema';
import type { Call } from './call';
import type { Card } from './card-schema';
import { type Fault, type RateLimit, waitForRate } from './faults';
import { countedBytes } from './pictures';
import { type ConnectorResult, failed, ok, refused } from './results';
import { Roster } from './roster';

export interface Conversation {
  /** Without `;messageid=`. */
  id: string;
  name?: string;
  type: 'personal' | 'groupChat' | 'channel';
  /** Of a channel: its team, by the id that its General channel has too. One team has all unless given. */
  team?: string;
  /** The bot was removed or blocked. */
  closed: boolean;
}

/** Something that stands in a conversation, or stood there. */
export interface Message {
  id: string;
  conversationId: string;
  /** The first message of its thread, in channels. */
  thread?: string;
  from: 'bot' | 'person';
  /** Who wrote it, where that was a person. */
  by?: string;
  at: Date;
  text?: string;
  summary?: string;
  card?: Card;
  /** What the bot sent along for Teams itself; nobody sees it. */
  channelData?: Record<string, unknown>;
  edits: number;
  deleted: boolean;
}

/** Teams refuses longer activities; it did so for years, and is more generous of late. */
const MAX_BYTES = 28 * 1024;
/** Teams takes the typing indicator away after a few seconds, in milliseconds. */
const TYPING_MS = 5_000;

/** What one tenant knows: who talks where, and what was said. Knows nothing of HTTP. */
export class TenantState {
  readonly conversations = new Map<string, Conversation>();
  readonly messages: Message[] = [];
  /** The typing indicators that were shown, by conversation. */
  readonly typing: string[] = [];
  /** Applied to each thread; none unless set. */
  rateLimits: readonly RateLimit[] = [];
  /** How long Teams waits for the answer to a dialog, before it asks again. */
  dialogTimeoutMs = 5_000;
  readonly roster = new Roster();
  private readonly faults: Fault[] = [];
  private readonly keptFaults = new Map<string, Fault>();
  private readonly callsOf = new WeakMap<Message, Call>();
  private running: Call | undefined;
  private readonly listeners = new Set<() => void>();
  /** Where the bot is shown as typing now, and since when. */
  readonly typingNow = new Map<string, Date>();
  private readonly calls = new Map<string, number[]>();
  private readonly watchers = new Set<() => void>();
  private lastId = 1_700_000_000_000;

  /** @param wallClock the time that the bot lives in, where `now` can be moved */
  constructor(
    private readonly now: () => Date,
    private readonly wallClock: () => Date = now,
  ) {}

  nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  open(type: Conversation['type'], id: string, name?: string): Conversation {
    const conversation = { id, type, closed: false, ...(name !== undefined && { name }) };
    this.conversations.set(id, conversation);
    return conversation;
  }

  /** The next calls fail, in this order. */
  failNext(...faults: Fault[]): void {
    this.faults.push(...faults);
  }

  /** Every post fails so until the fault is taken back: set again under this name, without a fault. */
  keepFault(name: string, fault?: Fault): void {
    if (fault === undefined) this.keptFaults.delete(name);
    else this.keptFaults.set(name, fault);
  }

  /** Carries out a call of the bot: what is added meanwhile is known as its work. */
  during<T>(call: Call, work: () => T): T {
    this.running = call;
    try {
      return work();
    } finally {
      this.running = undefined;
    }
  }

  /** The call with which the bot posted a message. */
  callOf(message: Message): Call | undefined {
    return this.callsOf.get(message);
  }

  /** Calls `listener` after every change, until the function that comes back is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  add(message: Omit<Message, 'edits' | 'deleted' | 'at'>): Message {
    const added = { ...message, at: this.now(), edits: 0, deleted: false };
    this.messages.push(added);
    if (this.running !== undefined) this.callsOf.set(added, this.running);
    if (added.from === 'bot') this.typingNow.delete(added.conversationId);
    this.changed();
    return added;
  }

  /** What the bot said and did not take back. */
  said(conversationId: string): Message[] {
    return this.messages.filter(
      (one) => one.from === 'bot' && !one.deleted && one.conversationId === conversationId,
    );
  }

  /** Resolves with the first truthy answer of `look`, asked now and at every change. */
  async until<T>(look: () => T): Promise<T> {
    for (;;) {
      const found = look();
      if (found) return found;
      await new Promise<void>((resolve) => this.watchers.add(resolve));
    }
  }

  post(address: string, body: unknown): ConnectorResult {
    return this.guarded(address, body, (place, activity) => {
      if (activity.type === 'typing') return this.showTyping(place.id);
      const { id } = this.add({ ...place, ...content(activity), id: this.nextId(), from: 'bot' });
      return ok(201, id);
    });
  }

  update(address: string, id: string, body: unknown): ConnectorResult {
    return this.guarded(address, body, (_place, activity) => {
      const message = this.find(id);
      if (!message) return refused(404, 'ActivityNotFoundInConversation');
      Object.assign(message, content(activity), { edits: message.edits + 1 });
      this.changed();
      return ok(200, id);
    });
  }

  remove(address: string, id: string): ConnectorResult {
    const message = this.find(id);
    if (!this.place(address) || !message) return refused(404, 'ActivityNotFoundInConversation');
    message.deleted = true;
    this.changed();
    return { status: 200, body: {} };
  }

  /** One page of the people in a conversation, and the bot itself. */
  members(address: string, page: { size: number; token: string }): ConnectorResult {
    const id = address.split(';messageid=')[0] ?? '';
    return this.asked(id, () => ({ status: 200, body: this.roster.page(id, page) }));
  }

  /** The bot opens its chat with one person, the same chat every time. */
  openPersonal(body: unknown): ConnectorResult {
    const fault = this.faults.shift();
    if (fault) return failed(fault);
    const member = this.roster.reachable(body);
    if (member === undefined) return refused(403, 'ForbiddenOperationException');
    const id = `a:direct-${member}`;
    if (!this.conversations.has(id)) this.open('personal', id);
    return ok(201, id);
  }

  private asked(conversationId: string, answer: () => ConnectorResult): ConnectorResult {
    const conversation = this.conversations.get(conversationId);
    if (!conversation) return refused(404, 'ConversationNotFound');
    if (conversation.closed) return refused(403, 'BotNotInConversationRoster');
    const fault = this.faults.shift();
    return fault ? failed(fault) : answer();
  }

  private guarded(
    address: string,
    body: unknown,
    act: (place: Place, activity: PostedActivity) => ConnectorResult,
  ): ConnectorResult {
    const place = this.place(address);
    if (!place) return refused(404, 'ConversationNotFound');
    if (this.conversations.get(place.conversationId)?.closed)
      return refused(403, 'BotNotInConversationRoster');
    if (countedBytes(body) > MAX_BYTES) return refused(413, 'MessageSizeTooBig');
    const { data: activity, error } = postedSchema.safeParse(body);
    if (!activity) return refused(400, 'BadSyntax', error.message);
    const fault = this.faults.shift() ?? [...this.keptFaults.values()][0];
    const failure = fault ? failed(fault) : this.tooFast(address);
    if (failure) return failure;
    const result = act(place, activity);
    return fault?.kind === 'silence' ? undefined : result;
  }

  private tooFast(address: string): ConnectorResult {
    const now = this.wallClock().getTime();
    const calls = this.calls.get(address) ?? [];
    const wait = waitForRate(this.rateLimits, calls, now);
    if (wait > 0) return failed({ kind: 'rate-limit', retryAfterS: Math.ceil(wait / 1000) });
    this.calls.set(address, [...calls, now]);
    return undefined;
  }

  private place(address: string): Place | undefined {
    const [id = '', thread] = address.split(';messageid=');
    if (!this.conversations.has(id)) return undefined;
    if (thread === undefined) return { id, conversationId: id };
    return this.find(thread) ? { id, conversationId: id, thread } : undefined;
  }

  private find(id: string): Message | undefined {
    return this.messages.find((message) => message.id === id && !message.deleted);
  }

  private showTyping(conversationId: string): ConnectorResult {
    const since = this.wallClock();
    this.typing.push(conversationId);
    this.typingNow.set(conversationId, since);
    setTimeout(() => this.fadeTyping(conversationId, since), TYPING_MS).unref();
    this.changed();
    return ok(201, '');
  }

  private fadeTyping(conversationId: string, since: Date): void {
    if (this.typingNow.get(conversationId) !== since) return;
    this.typingNow.delete(conversationId);
    this.changed();
  }

  changed(): void {
    for (const listener of this.listeners) listener();
    const watchers = [...this.watchers];
    this.watchers.clear();
    for (const wake of watchers) wake();
  }
}

type Place = Pick<Message, 'id' | 'conversationId' | 'thread'>;

function content(posted: PostedActivity): Pick<Message, 'text' | 'summary' | 'card' | 'channelData'> {
  const { text, summary, attachments, channelData } = posted;
  const card = attachments?.[0]?.content;
  return {
    ...(text === undefined ? {} : { text }),
    ...(summary === undefined ? {} : { summary }),
    ...(card === undefined ? {} : { card }),
    ...(channelData === undefined ? {} : { channelData }),
  };
}
