import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

// The tables as the migrations make them; test/src/storage/migrate.test.ts compares the two.
// Every table begins with its owner: no row can be found without naming the platform and the tenant.
const owner = { platform: text().notNull(), tenant: text().notNull() };
const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Which numbered files have been applied. */
export const migrationTable = pgTable('schema_migration', {
  number: integer().primaryKey(),
  name: text().notNull(),
  checksum: text().notNull(),
  appliedAt: moment('applied_at').notNull().defaultNow(),
});

/** Events that were taken up once and are not taken up again. */
export const eventTable = pgTable(
  'processed_event',
  { ...owner, eventId: text('event_id').notNull(), claimedAt: moment('claimed_at').notNull() },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.eventId] }),
    index('processed_event_claimed_at').on(t.claimedAt),
  ],
);

/** What is known so far about the case that a person describes in a conversation. */
export const caseTable = pgTable(
  'conversation_case',
  {
    ...owner,
    conversation: text().notNull(),
    /** Empty where it was said outside any thread. */
    thread: text().notNull(),
    person: text().notNull(),
    record: jsonb().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.conversation, t.thread, t.person] }),
    index('conversation_case_person').on(t.platform, t.tenant, t.person),
    index('conversation_case_saved_at').on(t.savedAt),
  ],
);

/** Answers given, so that a button on one finds it again. */
export const answerTable = pgTable(
  'answer',
  {
    ...owner,
    conversation: text().notNull(),
    answerId: text('answer_id').notNull(),
    thread: text().notNull(),
    /** Who asked. */
    person: text().notNull(),
    record: jsonb().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.conversation, t.answerId] }),
    index('answer_thread').on(t.platform, t.tenant, t.conversation, t.thread, t.savedAt),
    index('answer_person').on(t.platform, t.tenant, t.person),
    index('answer_saved_at').on(t.savedAt),
  ],
);

/** Where the advisor may speak unasked. */
export const referenceTable = pgTable(
  'conversation_reference',
  {
    ...owner,
    conversation: text().notNull(),
    /** Whose direct conversation it is; null in a group or a channel. */
    person: text(),
    address: jsonb().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.tenant, t.conversation] })],
);

/** Tokens and other secrets, encrypted. */
export const secretTable = pgTable(
  'secret',
  {
    ...owner,
    name: text().notNull(),
    /** Which key sealed it; never the key. */
    keyId: text('key_id').notNull(),
    /** Base64 of the initialisation vector, the authentication tag and the ciphertext. */
    sealed: text().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.tenant, t.name] }), index('secret_key_id').on(t.keyId)],
);
