import { type Column, eq, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../connection';
import { oldest } from '../periods';
import {
  answerTable,
  caseTable,
  eventTable,
  inboxTable,
  questionTable,
  referenceTable,
  secretTable,
  surveyTable,
  tipDeliveryTable,
  tipVoteTable,
} from '../schema';
import type { Session } from '../session';
import { storableText } from '../storable';
import type { Counts, ExportedRecord, PrivacyStore, Subject } from '../store';
import { SURVEY_HISTORY_MS } from '../survey-store';
import { TIP_HISTORY_MS } from '../tip-store';
import { eraseFeedback, exportFeedback } from './feedback-privacy';
import type { StoreParts } from './parts';
import { ownedBy } from './scope';
import { eraseSurveys, exportSurveys } from './survey-privacy';
import { eraseTips, exportTips } from './tip-privacy';

interface SubjectTable {
  platform: Column;
  tenant: Column;
  conversation: Column;
  person: Column;
}

/** Small enough to end well within the time that a statement has. */
const PURGE_BATCH = 5_000;

/** Which rows of a table about conversations belong to the subject. */
function about(table: SubjectTable, subject: Subject): SQL {
  if (subject.kind === 'tenant') return ownedBy(table, subject);
  if (subject.kind === 'person')
    return ownedBy(table, subject, eq(table.person, storableText(subject.person)));
  return ownedBy(table, subject, eq(table.conversation, storableText(subject.conversation)));
}

/** Events and secrets belong to the tenant as a whole, and to no person or conversation in it. */
function ofTenant(table: { platform: Column; tenant: Column }, subject: Subject): SQL {
  return subject.kind === 'tenant' ? ownedBy(table, subject) : sql`false`;
}

async function removeOlder(session: Session, table: PgTable, at: Column, before: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const some = sql`SELECT ctid FROM ${table} WHERE ${at} <= ${before.toISOString()} LIMIT ${PURGE_BATCH}`;
    const statement = sql`DELETE FROM ${table} WHERE ctid = ANY (ARRAY(${some}))`;
    const { rowCount } = await session.use((orm) => orm.execute(statement));
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < PURGE_BATCH) return removed;
  }
}

async function purgeTips(session: Session, before: Date): Promise<number> {
  const sent = await removeOlder(session, tipDeliveryTable, tipDeliveryTable.at, before);
  return sent + (await removeOlder(session, tipVoteTable, tipVoteTable.savedAt, before));
}

async function remove(session: Session, table: PgTable, which: SQL): Promise<number> {
  const { rowCount } = await session.use((orm) => orm.delete(table).where(which));
  return rowCount ?? 0;
}

async function erase(parts: Pick<StoreParts, 'session' | 'keyRing'>, subject: Subject): Promise<Counts> {
  const { session } = parts;
  await remove(session, inboxTable, about(inboxTable, subject));
  return {
    events: await remove(session, eventTable, ofTenant(eventTable, subject)),
    cases: await remove(session, caseTable, about(caseTable, subject)),
    answers: await remove(session, answerTable, about(answerTable, subject)),
    references: await remove(session, referenceTable, about(referenceTable, subject)),
    secrets: await remove(session, secretTable, ofTenant(secretTable, subject)),
    tips: await eraseTips(session, subject),
    surveys: await eraseSurveys(parts, subject),
    ...(await eraseFeedback(session, subject)),
  };
}

async function exportMemory(
  session: Session,
  table: typeof caseTable | typeof answerTable,
  subject: Subject,
): Promise<ExportedRecord[]> {
  const rows = await session.use((orm) =>
    orm.select().from(table).where(about(table, subject)).orderBy(table.savedAt),
  );
  return rows.map(({ conversation, thread, person, savedAt, record }) => ({
    conversation,
    ...(thread === '' ? {} : { thread }),
    person,
    savedAt,
    record,
  }));
}

async function exportReferences(session: Session, subject: Subject): Promise<ExportedRecord[]> {
  const rows = await session.use((orm) =>
    orm.select().from(referenceTable).where(about(referenceTable, subject)).orderBy(referenceTable.savedAt),
  );
  return rows.map(({ conversation, person, savedAt, address }) => ({
    conversation,
    ...(person === null ? {} : { person }),
    savedAt,
    record: address,
  }));
}

async function secretNames(session: Session, subject: Subject): Promise<string[]> {
  const rows = await session.use((orm) =>
    orm
      .select({ name: secretTable.name })
      .from(secretTable)
      .where(ofTenant(secretTable, subject))
      .orderBy(secretTable.name),
  );
  return rows.map(({ name }) => name);
}

/** Retention, export and erasure in PostgreSQL. */
export function postgresPrivacy(
  { session, periods, keyRing }: StoreParts,
  transaction: Database['transaction'],
): PrivacyStore {
  return {
    purge: async (now) => ({
      events: await removeOlder(session, eventTable, eventTable.claimedAt, oldest(now, periods.events)),
      cases: await removeOlder(session, caseTable, caseTable.savedAt, oldest(now, periods.cases)),
      answers: await removeOlder(session, answerTable, answerTable.savedAt, oldest(now, periods.answers)),
      references: 0,
      secrets: 0,
      tips: await purgeTips(session, oldest(now, TIP_HISTORY_MS)),
      surveys: await removeOlder(session, surveyTable, surveyTable.endedAt, oldest(now, SURVEY_HISTORY_MS)),
      questions: await removeOlder(session, questionTable, questionTable.day, oldest(now, periods.questions)),
      settings: 0,
    }),
    exportData: async (subject) => ({
      cases: await exportMemory(session, caseTable, subject),
      answers: await exportMemory(session, answerTable, subject),
      references: await exportReferences(session, subject),
      tips: await exportTips(session, subject),
      surveys: await exportSurveys(session, subject),
      ...(await exportFeedback(session, subject)),
      secretNames: await secretNames(session, subject),
    }),
    eraseData: (subject) => transaction((session) => erase({ session, keyRing }, subject)),
  };
}
