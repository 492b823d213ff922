import type { ChatEvent } from '../chat/event';
import type { Reaction } from '../chat/reply';
import type { Answer } from './answer';

/** An answer as data, and the id that its buttons carry. */
export interface Given {
  answerId: string;
  answer: Answer;
}

/** Whether an answer helped. */
export type Vote = 'helpful' | 'not-helpful';

/** What became of one event: for metrics, and for those who want to look inside. Never stored, never logged whole. */
export interface Observed {
  event: ChatEvent;
  /** `limited`: one too many of this person or workspace. */
  outcome: 'answered' | 'repeat' | 'limited' | 'failed';
  reaction: Reaction;
  /** Where the event was a question. */
  given?: Given;
  /** Where it was a vote on an answer that counts: the first of a person. */
  vote?: Vote;
  /** From taking the event to the reaction, in milliseconds. */
  ms: number;
}

/** Told after every event. Must not throw. */
export type Observe = (observed: Observed) => void;
