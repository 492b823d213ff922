import type { ChatAdapter } from '../chat/adapter';
import type { ConversationRef, Platform } from '../chat/event';
import type { Log } from '../chat/log';
import type { FeedbackStore } from '../storage/feedback-store';
import type { EventStore, MemoryStore, Owner } from '../storage/store';

/** What the feedback is made from. */
export interface FeedbackParts {
  store: FeedbackStore & EventStore & MemoryStore;
  chatFor(platform: Platform): ChatAdapter | undefined;
  /** Takes out of a question what could tell of a person or a company. */
  redact(question: string): string;
  /** How long questions are kept, in days. */
  days: number;
  now(): Date;
  log: Log;
}

/** Whose settings hold in a conversation. */
export function ownerOf({ platform, tenant }: ConversationRef): Owner {
  return { platform, tenant };
}
