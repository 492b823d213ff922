import type { KeptQuestion, Owner, Place } from './store';

/** What a workspace has switched on. Nothing is, unless somebody did so. */
export interface FeedbackSettings {
  keepsQuestions: boolean;
  /** JSON that only the feedback reads: the conversation in which people answer; absent where there is none. */
  personChannel?: unknown;
}

/** What workspaces choose to tell the people who maintain the knowledge, and who may be asked instead. */
export interface FeedbackStore {
  findFeedbackSettings(owner: Owner): Promise<FeedbackSettings>;
  /** Switching off keeps what is there; see {@link FeedbackStore.eraseQuestions}. */
  switchQuestions(owner: Owner, on: boolean, now: Date): Promise<void>;
  /** Makes the conversation the one place of its owner in which people answer. */
  savePersonChannel(place: Place, reference: unknown, now: Date): Promise<void>;
  /** False where there was none. */
  removePersonChannel(owner: Owner): Promise<boolean>;
  /** Notes a conversation that may become that place; it replaces an earlier proposal. */
  proposePersonChannel(place: Place, reference: unknown, now: Date): Promise<void>;
  /** Makes the proposed conversation that place; false where it is not the one that was proposed last. */
  acceptPersonChannel(place: Place, now: Date): Promise<boolean>;
  /** Keeps a question where its owner has switched that on; false where not, and then nothing is stored. */
  keepQuestion(owner: Owner, question: Omit<KeptQuestion, 'day'>, now: Date): Promise<boolean>;
  /** Those of one owner, or for the people who run the advisor those of all; by day, then by their words. */
  listQuestions(owner: Owner | 'all', now: Date): Promise<KeptQuestion[]>;
  countQuestions(owner: Owner, now: Date): Promise<number>;
  /** Removes all kept questions of an owner; returns how many there were. */
  eraseQuestions(owner: Owner): Promise<number>;
}

/** The day that is noted with a question. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
