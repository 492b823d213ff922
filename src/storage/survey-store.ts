import type { Owner, Place } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the results of ended surveys are kept. */
export const SURVEY_HISTORY_MS = 3 * 365 * DAY_MS;

/** A survey of one owner. */
export interface SurveyKey extends Owner {
  id: string;
}

/** What a survey starts with. `address`, `definition`, `result` and `card` are JSON that the store does not read. */
export interface NewSurvey extends SurveyKey {
  conversation: string;
  /** Of each kind one survey may be open in a conversation. */
  kind: string;
  subject: string;
  /** The subject as surveys are compared by it. */
  subjectKey: string;
  starter: string;
  address: unknown;
  definition: unknown;
  minimum: number;
  /** People who could answer, where that is known. */
  members: number | undefined;
  startedAt: Date;
  remindAt: Date;
  closesAt: Date;
  /** When something is to be done next; see {@link SurveyStore.claimDueSurvey}. */
  dueAt: Date;
}

/** Why a survey ended: its time was up, a person ended it, or its conversation cannot be reached any more. */
export type EndedBy = 'time' | 'person' | 'unreachable';

/** A survey as it is found again. */
export interface StoredSurvey extends Omit<NewSurvey, 'starter' | 'dueAt'> {
  starter: string | undefined;
  dueAt: Date | undefined;
  state: 'open' | 'closed' | 'cancelled';
  endedAt: Date | undefined;
  endedBy: EndedBy | undefined;
  /** What {@link Ending.conclude} returned; never a single person's answers. */
  result: unknown;
  card: unknown;
  /** How often the card was posted. */
  cardPosts: number;
  /** The number of answers that the card shows. */
  cardShown: number | undefined;
  reminded: boolean;
  announced: boolean;
  /** Something was about to be sent then, and what became of it was never noted. */
  sending: { step: string; since: Date } | undefined;
}

/** A conversation with surveys; `address` as its newest survey has it. */
export interface SurveyPlace {
  conversation: string;
  address: unknown;
}

/** What happens to a survey apart from its answers; `undefined` clears. */
export type SurveyProgress = Partial<
  Pick<
    StoredSurvey,
    | 'address'
    | 'card'
    | 'cardPosts'
    | 'cardShown'
    | 'reminded'
    | 'announced'
    | 'sending'
    | 'members'
    | 'dueAt'
    | 'starter'
  >
>;

export interface Ending {
  state: 'closed' | 'cancelled';
  by: EndedBy;
  now: Date;
  /** When what is left to do is taken up by somebody else, should this process not do it. */
  dueAt: Date;
  /** Turns the answers, in an order that tells nothing, into the result that is kept. */
  conclude: (answers: readonly unknown[]) => unknown;
}

/** A survey with what it takes to store answers to it, so that they are stored in one more step. */
export interface Ballot {
  survey: StoredSurvey;
  /** Replaces the person's answers. False where the survey is not open any more; then nothing was stored. */
  put(person: string, answers: unknown): Promise<boolean>;
}

/**
 * Maturity surveys. Who answered is stored nowhere: answers stand under a key made from a secret of the survey and
 * the person, without times or numbers. While a survey is open, whoever has the database and the secret (sealed with
 * ENCRYPTION_KEY, where that is set) can work out the key of a person whom they know; so the operator is trusted for
 * that long. When it ends, the answers and the secret are removed in the transaction that keeps the result.
 * Backups and write-ahead logs made in between hold what the tables held then.
 *
 * Everything rejects with a `StorageError` while the database is away.
 */
export interface SurveyStore {
  /** False where a survey of the kind is open in the conversation. */
  createSurvey(survey: NewSurvey): Promise<boolean>;
  findSurvey(key: SurveyKey): Promise<StoredSurvey | undefined>;
  /** The surveys of a conversation, the newest first; at most 50. */
  listSurveys(place: Place): Promise<StoredSurvey[]>;
  /** The conversations of an owner in which a survey is open or was closed, in the order of their ids. */
  listSurveyPlaces(owner: Owner): Promise<SurveyPlace[]>;
  /** Of each of these conversations the open surveys and the one that closed last, the newest first. */
  listCurrentSurveys(owner: Owner, conversations: readonly string[]): Promise<StoredSurvey[]>;
  /** Open surveys of all owners that fell behind: the card shows another number of answers. At most 100. */
  listOutdatedCards(): Promise<SurveyKey[]>;
  /** The survey, whatever its state, to be answered soon: keep it no longer than one event takes. */
  findBallot(key: SurveyKey): Promise<Ballot | undefined>;
  /** The person's own answers, as long as the survey is open. */
  findSurveyAnswers(key: SurveyKey, person: string): Promise<unknown>;
  countSurveyAnswers(key: SurveyKey): Promise<number>;
  /** Ends an open survey, once; `undefined` where it was not open. Answers and secret are gone after it. */
  endSurvey(key: SurveyKey, ending: Ending): Promise<StoredSurvey | undefined>;
  /** Changes a survey as long as it is in the state named. */
  updateSurvey(key: SurveyKey, state: StoredSurvey['state'], progress: SurveyProgress): Promise<void>;
  /** Whether its card may be updated now: of all replicas one gets it, once in `gapMs`. */
  claimSurveyCard(key: SurveyKey, now: Date, gapMs: number): Promise<boolean>;
  /** A survey that is due, set to be due again after `leaseMs` should this process not get it done. */
  claimDueSurvey(now: Date, leaseMs: number): Promise<StoredSurvey | undefined>;
}
