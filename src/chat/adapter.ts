import type { ChatEvent, ConversationRef, Lookup, MessageRef, Person, Platform } from './event';
import type { LookupResult, Reaction, Reply } from './reply';

/** What became of a message that was sent. */
export type Delivery =
  | { outcome: 'delivered'; message: MessageRef }
  /** The conversation cannot be reached any more: archived, deleted, or the advisor was removed. */
  | { outcome: 'gone'; reason: string }
  /** No answer came: the message may have been posted or not. */
  | { outcome: 'unknown'; reason: string }
  /** Refused for now; worth another try after `retryAfterMs`. */
  | { outcome: 'refused'; reason: string; retryAfterMs: number };

/** Answers one event; `undefined` means that nothing is said. Never rejects. */
export type OnEvent = (event: ChatEvent) => Promise<Reaction>;

/** Does the work that an event asks for. */
export type Carry = <T>(work: () => Promise<T>) => Promise<T>;

/** An event that was taken on; everything that is done about it is done through `carry`. */
export interface TakenOn {
  /** Whether it outlives this process: somebody answers it, whatever becomes of us. */
  isKept: boolean;
  carry: Carry;
}

/** Takes an event on before its platform is told that it has arrived. Resolves within a second. Never rejects. */
export type TakeOn = (event: ChatEvent) => Promise<TakenOn>;

/** Takes an event on and keeps nothing of it. */
export const takeLightly: TakeOn = async () => ({ isKept: false, carry: (work) => work() });

/** Finds tools and terms for a {@link Lookup}: at most 10, best first. Never rejects. */
export type OnLookup = (lookup: Lookup) => Promise<readonly LookupResult[]>;

export interface SendOptions {
  /** Kept with the message where the platform can, so that {@link ChatAdapter.findDelivery} finds it again. */
  deliveryId?: string;
}

/** What a platform tells of a conversation; a number that it does not tell is absent. */
export interface ConversationFacts {
  /** False where the advisor has been removed or was never added, so that it cannot post there. */
  reachable: boolean;
  /** People in it, bots not counted. */
  members?: number;
  name?: string;
}

/** A conversation that somebody is in. */
export interface Joined {
  conversation: ConversationRef;
  /** As the platform's people write it (`#general` in Slack), where it tells. */
  name?: string;
}

/** A chat platform. Adapters carry messages and decide nothing. */
export interface ChatAdapter {
  readonly platform: Platform;
  /** Resolves once events are being received. */
  start(onEvent: OnEvent, onLookup?: OnLookup, takeOn?: TakeOn): Promise<void>;
  /** Speaks unasked: tips, reminders, results. */
  send(to: ConversationRef, reply: Reply, options?: SendOptions): Promise<Delivery>;
  /**
   * Whether a message with this delivery id stands in the conversation, sent since `since`. `unknowable` where
   * the platform cannot be asked.
   */
  findDelivery(
    to: ConversationRef,
    deliveryId: string,
    since: Date,
  ): Promise<MessageRef | undefined | 'unknowable'>;
  /** Replaces a message that was sent before. */
  update(message: MessageRef, reply: Reply): Promise<Delivery>;
  describe(conversation: ConversationRef): Promise<ConversationFacts>;
  /** Whether the person runs the workspace, tenant or team that the conversation belongs to. False when unknown. */
  isAdmin(conversation: ConversationRef, person: Person): Promise<boolean>;
  /** What the platform calls the person, where it tells; only to show it to others where the person wants that. */
  nameOf?(conversation: ConversationRef, person: Person): Promise<string | undefined>;
  /** The person's IANA time zone, where the platform tells it. */
  timeZoneOf(conversation: ConversationRef, person: Person): Promise<string | undefined>;
  /**
   * Those of these conversations, all of one tenant, that the person is in and that the advisor can see. What a
   * conversation is not to show to others is shown outside it to these people alone. Rejects where it cannot be told now.
   */
  joinedBy(person: Person, among: readonly ConversationRef[]): Promise<readonly Joined[]>;
  /** A direct conversation with the person, to tell them something alone; `undefined` where there can be none. */
  directWith(conversation: ConversationRef, person: Person): Promise<ConversationRef | undefined>;
  /** Takes nothing new, finishes what runs, then resolves. */
  stop(): Promise<void>;
}
