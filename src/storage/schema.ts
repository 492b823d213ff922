import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { TipState } from './tip-store';

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

/** Events that were acknowledged and are not answered yet. */
export const inboxTable = pgTable(
  'inbox_event',
  {
    ...owner,
    eventId: text('event_id').notNull(),
    conversation: text().notNull(),
    person: text().notNull(),
    event: jsonb().notNull(),
    /** How many replicas have had it. */
    takes: integer().notNull(),
    /** From here on another replica may take it. */
    claimableAt: moment('claimable_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.eventId] }),
    index('inbox_event_claimable_at').on(t.claimableAt),
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

/** Maturity surveys, open and ended. */
export const surveyTable = pgTable(
  'survey',
  {
    ...owner,
    surveyId: text('survey_id').notNull(),
    conversation: text().notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    /** The subject as surveys are compared by it. */
    subjectKey: text('subject_key').notNull(),
    /** Who started it; null once nobody needs to know. */
    starter: text(),
    address: jsonb().notNull(),
    definition: jsonb().notNull(),
    minimum: integer().notNull(),
    members: integer(),
    state: text({ enum: ['open', 'closed', 'cancelled'] }).notNull(),
    startedAt: moment('started_at').notNull(),
    remindAt: moment('remind_at').notNull(),
    closesAt: moment('closes_at').notNull(),
    endedAt: moment('ended_at'),
    endedBy: text('ended_by', { enum: ['time', 'person', 'unreachable'] }),
    /** Aggregates only. */
    result: jsonb(),
    card: jsonb(),
    cardPosts: integer('card_posts').notNull(),
    /** The number of answers that the card shows. */
    cardShown: integer('card_shown'),
    cardClaimedAt: moment('card_claimed_at'),
    reminded: boolean().notNull(),
    announced: boolean().notNull(),
    /** Something was about to be sent, and nobody has noted yet what became of it. */
    sendingStep: text('sending_step'),
    sendingSince: moment('sending_since'),
    /** When something is to be done next. */
    dueAt: moment('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.surveyId] }),
    uniqueIndex('survey_one_open')
      .on(t.platform, t.tenant, t.conversation, t.kind)
      .where(sql`state = 'open'`),
    index('survey_conversation').on(t.platform, t.tenant, t.conversation, t.startedAt),
    index('survey_due_at').on(t.dueAt),
    index('survey_ended_at').on(t.endedAt),
  ],
);

/** What ties the answers of an open survey to people; gone once it ends. */
export const surveySecretTable = pgTable(
  'survey_secret',
  {
    ...owner,
    surveyId: text('survey_id').notNull(),
    /** Which key sealed it; null where the advisor has no key, and `sealed` is the secret itself. */
    keyId: text('key_id'),
    sealed: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.tenant, t.surveyId] })],
);

/** The answers of open surveys, by a key made of the secret and the person. */
export const surveyAnswerTable = pgTable(
  'survey_answer',
  {
    ...owner,
    surveyId: text('survey_id').notNull(),
    answerKey: text('answer_key').notNull(),
    answers: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.tenant, t.surveyId, t.answerKey] })],
);

/** Where a weekly tip was ordered, and when it comes next. */
export const tipSubscriptionTable = pgTable(
  'tip_subscription',
  {
    ...owner,
    conversation: text().notNull(),
    /** Whose direct conversation it is; null in a group or a channel. */
    person: text(),
    reference: jsonb().notNull(),
    weekday: integer().notNull(),
    hour: integer().notNull(),
    minute: integer().notNull(),
    timeZone: text('time_zone').notNull(),
    topics: jsonb().$type<readonly string[]>().notNull(),
    setBy: text('set_by'),
    nextAt: moment('next_at').notNull(),
    nextWeek: text('next_week').notNull(),
    /** From here on a replica may take it: the due time, the end of a claim, or of a pause. */
    claimableAt: moment('claimable_at').notNull(),
    /** The replica that holds it. */
    claimedBy: text('claimed_by'),
    attempts: integer().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.conversation] }),
    index('tip_subscription_claimable_at').on(t.platform, t.tenant, t.claimableAt),
    index('tip_subscription_claimed_by').on(t.claimedBy).where(sql`claimed_by IS NOT NULL`),
  ],
);

/** What became of the tip of each week, and of those asked for in between. */
export const tipDeliveryTable = pgTable(
  'tip_delivery',
  {
    ...owner,
    conversation: text().notNull(),
    occasion: text().notNull(),
    /** As in the subscription. */
    person: text(),
    tip: text(),
    reason: text().notNull(),
    state: text().$type<TipState>().notNull(),
    dueAt: moment('due_at').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.conversation, t.occasion] }),
    index('tip_delivery_at').on(t.at),
  ],
);

/** What people think of a tip, each counted once. */
export const tipVoteTable = pgTable(
  'tip_vote',
  {
    ...owner,
    conversation: text().notNull(),
    tip: text().notNull(),
    /** A hash; see tip-voter.ts. */
    voter: text().notNull(),
    opinion: text().$type<'up' | 'down'>(),
    more: boolean().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.conversation, t.tip, t.voter] }),
    index('tip_vote_saved_at').on(t.savedAt),
  ],
);

/** What a workspace has switched on of the feedback. */
export const feedbackSettingTable = pgTable(
  'feedback_setting',
  {
    ...owner,
    keepsQuestions: boolean('keeps_questions').notNull(),
    /** Where people answer: its id, and JSON that leads there; both null where there is none. */
    conversation: text(),
    reference: jsonb(),
    /** The same of a conversation that somebody proposed, for the people who run the advisor to say yes to. */
    proposed: text(),
    proposal: jsonb(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.tenant] })],
);

/** Questions that were not answered well: no word of who asked, where, or when on that day. */
export const questionTable = pgTable(
  'kept_question',
  {
    ...owner,
    /** Random: it leads to nothing. */
    questionId: text('question_id').notNull(),
    day: date().notNull(),
    question: text().notNull(),
    intent: text().notNull(),
    gap: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.questionId] }),
    index('kept_question_day').on(t.day),
  ],
);
