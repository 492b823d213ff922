import type { ChatEvent, ConversationRef, MessageRef, Platform } from './event';
import type { Reply } from './reply';

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
export type OnEvent = (event: ChatEvent) => Promise<Reply | undefined>;

/** A chat platform. Adapters carry messages and decide nothing. */
export interface ChatAdapter {
  readonly platform: Platform;
  /** Resolves once events are being received. */
  start(onEvent: OnEvent): Promise<void>;
  /** Speaks unasked: tips, reminders, results. */
  send(to: ConversationRef, reply: Reply): Promise<Delivery>;
  /** Replaces a message that was sent before. */
  update(message: MessageRef, reply: Reply): Promise<Delivery>;
  /** Takes nothing new, finishes what runs, then resolves. */
  stop(): Promise<void>;
}
