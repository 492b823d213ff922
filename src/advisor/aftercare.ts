import type { ChatEvent } from '../chat/event';
import type { ButtonsBlock } from '../chat/reply';
import type { Given, Vote } from './observed';

/** What follows on an answer: whether it helped, and what to do where it could not be given. */
export interface Aftercare {
  /** Rows of buttons that stand below an answer. Never rejects. */
  after(event: ChatEvent, given: Given): Promise<readonly ButtonsBlock[]>;
  /** The vote that was counted with this event: of each person the first on an answer. */
  voteIn(event: ChatEvent): Vote | undefined;
}
