import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { type KeyRing, requireKeyRing } from '../keyring';
import { surveyAnswerTable, surveySecretTable, surveyTable } from '../schema';
import type { Session } from '../session';
import { storableText } from '../storable';
import type { ExportedRecord, Subject } from '../store';
import { openSurveySecret, sealSurveySecret } from '../survey-secret';
import type { SurveyKey } from '../survey-store';
import type { StoreParts } from './parts';
import { ownedBy } from './scope';
import { removeAnswers, secretOf } from './survey-answers';
import { type SurveyRow, surveyColumns, theSurvey } from './survey-rows';

type Parts = Pick<StoreParts, 'session' | 'keyRing'>;

function keyOf({ platform, tenant, surveyId }: SurveyRow): SurveyKey {
  return { platform, tenant, id: surveyId };
}

function inSubject(subject: Subject) {
  if (subject.kind !== 'conversation') return ownedBy(surveyTable, subject);
  return ownedBy(surveyTable, subject, eq(surveyTable.conversation, storableText(subject.conversation)));
}

function surveysOf(session: Session, subject: Subject): Promise<SurveyRow[]> {
  return session.use((orm) =>
    orm.select().from(surveyTable).where(inSubject(subject)).orderBy(surveyTable.startedAt),
  );
}

function exportOf(row: SurveyRow, subject: Subject): ExportedRecord[] {
  const { conversation, kind, subject: about, startedAt, starter, state, result } = row;
  const base = { conversation, savedAt: startedAt };
  if (subject.kind !== 'person') return [{ ...base, record: { kind, subject: about, state, result } }];
  if (starter !== storableText(subject.person)) return [];
  return [{ ...base, person: subject.person, record: { kind, subject: about, started: true } }];
}

/**
 * The surveys of the subject; of a person, those that they started. Answers are handed out to nobody who runs the
 * advisor, nor whether there are any: the person finds them in the form as long as the survey is open.
 */
export async function exportSurveys(session: Session, subject: Subject): Promise<ExportedRecord[]> {
  const rows = await surveysOf(session, subject);
  return rows.flatMap((row) => exportOf(row, subject));
}

async function erasePerson({ session, keyRing }: Parts, row: SurveyRow, person: string): Promise<boolean> {
  await removeAnswers(session, keyRing, keyOf(row), person);
  const isStarter = row.starter === storableText(person);
  if (isStarter)
    await session.use((orm) =>
      orm
        .update(surveyTable)
        .set({ starter: null })
        .where(theSurvey(keyOf(row))),
    );
  return isStarter;
}

async function removeSurvey(session: Session, key: SurveyKey): Promise<void> {
  const { platform, tenant, surveyId } = surveyColumns(key);
  for (const table of [surveyAnswerTable, surveySecretTable, surveyTable])
    await session.use((orm) =>
      orm.delete(table).where(ownedBy(table, { platform, tenant }, eq(table.surveyId, surveyId))),
    );
}

/**
 * Removes the surveys of the subject; of a person, the answers to open ones and the name of who started. Only the
 * latter are counted, since a count of answers would tell who answered.
 */
export async function eraseSurveys(parts: Parts, subject: Subject): Promise<number> {
  const rows = await surveysOf(parts.session, subject);
  let erased = 0;
  for (const row of rows) {
    if (subject.kind !== 'person') await removeSurvey(parts.session, keyOf(row));
    else if (!(await erasePerson(parts, row, subject.person))) continue;
    erased += 1;
  }
  return erased;
}

/** Seals anew, with the current key, what an earlier one sealed, or none; returns how many. Safe to repeat. */
export async function resealSurveys({ session, keyRing }: Parts): Promise<number> {
  const keys: KeyRing = requireKeyRing(keyRing);
  const earlier = or(isNull(surveySecretTable.keyId), ne(surveySecretTable.keyId, keys.currentKeyId));
  const rows = await session.use((orm) => orm.select().from(surveySecretTable).where(earlier));
  let resealed = 0;
  for (const row of rows) {
    const key = { platform: row.platform, tenant: row.tenant, id: row.surveyId };
    const sealed = sealSurveySecret(keys, key, openSurveySecret(keys, key, row));
    const unchanged = and(secretOf(key), sql`${surveySecretTable.sealed} = ${row.sealed}`);
    const { rowCount } = await session.use((orm) =>
      orm.update(surveySecretTable).set(sealed).where(unchanged),
    );
    resealed += rowCount ?? 0;
  }
  return resealed;
}
