import type { ChatEvent } from '../chat/event';
import type { Reaction } from '../chat/reply';
import type { Answer } from './answer';

/** An answer as data, and the id that its buttons carry. */
export interface Given {
  answerId: string;
  answer: Answer;
}

/** What became of one event: for metrics, and for those who want to look inside. Never stored, never logged whole. */
export interface Observed {
  event: ChatEvent;
  outcome: 'answered' | 'repeat' | 'failed';
  reaction: Reaction;
  /** Where the event was a question. */
  given?: Given;
  /** From taking the event to the reaction, in milliseconds. */
  ms: number;
}

/** Told after every event. Must not throw. */
export type Observe = (observed: Observed) => void;
