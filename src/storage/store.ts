import type { ZodType } from 'zod';

/** Whose data it is. Every operation names it, and none can see another owner's. */
export interface Owner {
  platform: string;
  tenant: string;
}

/** A conversation, or with `thread` a thread inside it. A `ConversationRef` says this with its `id`. */
export interface Place extends Owner {
  conversation: string;
  thread?: string | undefined;
}

/** What one person said in one place. */
export interface CaseKey extends Place {
  person: string;
}

/** The shape that a record read back must have; one that has not counts as absent, and is logged. */
export type Codec<T> = ZodType<T>;

/** An answer to keep; `record` is JSON. */
export interface AnswerRecord {
  id: string;
  /** Who asked. */
  person: string;
  record: unknown;
}

/** Where the advisor is; `address` is JSON that the store does not read. */
export interface Reference<T> {
  conversation: string;
  address: T;
}

/** How long records are found, and kept until the next purge. Milliseconds. */
export interface RetentionPeriods {
  /** Ids of processed events: longer than any platform repeats one. */
  events: number;
  /** What is known about a person's case. */
  cases: number;
  answers: number;
  /** Questions that were kept for those who maintain the knowledge. */
  questions: number;
}

/** Whose data an export or erasure is about. */
export type Subject =
  | (Owner & { kind: 'person'; person: string })
  | (Owner & { kind: 'conversation'; conversation: string })
  | (Owner & { kind: 'tenant' });

/** Rows by table, e.g. `{ cases: 2, answers: 5 }`. */
export interface Counts {
  events: number;
  cases: number;
  answers: number;
  references: number;
  secrets: number;
  /** Orders, sendings and votes together. */
  tips: number;
  /** Surveys removed; for a person, those that no longer name them as the starter. */
  surveys: number;
  questions: number;
  /** What a workspace switched on. */
  settings: number;
}

/** One stored record as it is handed out; `savedAt` is when it was written last. */
export interface ExportedRecord {
  conversation: string;
  thread?: string;
  person?: string;
  savedAt: Date;
  record: unknown;
}

/** A question as it is kept: without who asked, where, and at what time of the day. */
export interface KeptQuestion {
  /** ISO date, UTC */
  day: string;
  /** Free of names, addresses, links, numbers and keys. */
  question: string;
  /** What it was taken for. */
  intent: string;
  /** Why it is kept: what was missing. */
  gap: string;
}

/** Everything kept about a {@link Subject}. Secrets are named, never shown; ids of events say nothing of a person. */
export interface ExportedData {
  cases: ExportedRecord[];
  answers: ExportedRecord[];
  references: ExportedRecord[];
  /** Orders of weekly tips, what was sent, and votes; each says in `record.kind` which. */
  tips: ExportedRecord[];
  /** Maturity surveys; for a person, those that they started. Never answers. */
  surveys: ExportedRecord[];
  /** Of a tenant only: they are tied to nothing less. */
  questions: KeptQuestion[];
  /** What a tenant switched on; `conversation` is where people answer, or empty. */
  settings: ExportedRecord[];
  secretNames: string[];
}

export interface EventStore {
  /** True exactly once for an event, over all replicas and restarts, as long as its id is kept. */
  claimEvent(owner: Owner, eventId: string, now: Date): Promise<boolean>;
}

export interface MemoryStore {
  saveCase(key: CaseKey, record: unknown, now: Date): Promise<void>;
  findCase<T>(key: CaseKey, codec: Codec<T>, now: Date): Promise<T | undefined>;
  /** `place` is where the answer was given; saving the same id again replaces it. */
  saveAnswer(place: Place, answer: AnswerRecord, now: Date): Promise<void>;
  /** Finds an answer of the same conversation, in whichever of its threads. */
  findAnswer<T>(place: Place, id: string, codec: Codec<T>, now: Date): Promise<T | undefined>;
  /** Whether the advisor answered in this very thread (or outside any) and still remembers it. */
  hasSpokenIn(place: Place, now: Date): Promise<boolean>;
}

export interface ReferenceStore {
  /** `person` says whose direct conversation it is, so that erasing the person finds it. */
  saveReference(place: Place, address: unknown, now: Date, person?: string): Promise<void>;
  /** As `saveReference`, where there is none yet: true exactly once, over all replicas, until it is removed. */
  addReference(place: Place, address: unknown, now: Date, person?: string): Promise<boolean>;
  findReference<T>(place: Place, codec: Codec<T>): Promise<T | undefined>;
  /** In the order of their conversation ids. */
  listReferences<T>(owner: Owner, codec: Codec<T>): Promise<Reference<T>[]>;
  removeReference(place: Place): Promise<void>;
}

/** Secrets are encrypted; all but `deleteSecret` reject with a `StorageError` where no key is configured. */
export interface SecretStore {
  putSecret(owner: Owner, name: string, value: string, now: Date): Promise<void>;
  getSecret(owner: Owner, name: string): Promise<string | undefined>;
  deleteSecret(owner: Owner, name: string): Promise<void>;
  /** Seals anew, with the current key, what an earlier one sealed; returns how many. Safe to repeat. */
  rotateSecrets(): Promise<number>;
}

export interface PrivacyStore {
  /** Removes what is older than its period; returns what was removed. */
  purge(now: Date): Promise<Counts>;
  exportData(subject: Subject): Promise<ExportedData>;
  /** Removes everything about the subject at once, or nothing; returns what was removed. */
  eraseData(subject: Subject): Promise<Counts>;
}

/** State that survives. All of it rejects with a `StorageError` while the database is away. */
export interface Store extends EventStore, MemoryStore, ReferenceStore, SecretStore, PrivacyStore {}
