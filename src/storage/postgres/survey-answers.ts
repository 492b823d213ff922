import { eq } from 'drizzle-orm';
import type { KeyRing } from '../keyring';
import { surveyAnswerTable, surveySecretTable } from '../schema';
import type { Session } from '../session';
import { storableText } from '../storable';
import { answerKey, openSurveySecret } from '../survey-secret';
import type { SurveyKey } from '../survey-store';
import { ownedBy } from './scope';

const { surveyId, answerKey: answerKeyColumn } = surveyAnswerTable;

/** Confines a query to the answers of one survey. */
export function answersOf(key: SurveyKey) {
  return ownedBy(surveyAnswerTable, key, eq(surveyId, storableText(key.id)));
}

/** Confines a query to the secret of one survey. */
export function secretOf(key: SurveyKey) {
  return ownedBy(surveySecretTable, key, eq(surveySecretTable.surveyId, storableText(key.id)));
}

/** The key of a person's answers; `undefined` once the secret is gone. */
async function keyOf(
  session: Session,
  keyRing: KeyRing | undefined,
  key: SurveyKey,
  person: string,
): Promise<string | undefined> {
  const [stored] = await session.use((orm) => orm.select().from(surveySecretTable).where(secretOf(key)));
  return stored === undefined ? undefined : answerKey(openSurveySecret(keyRing, key, stored), key, person);
}

/** The person's answers, where the survey is open and there are any. */
export async function findAnswers(
  session: Session,
  keyRing: KeyRing | undefined,
  key: SurveyKey,
  person: string,
): Promise<unknown> {
  const own = await keyOf(session, keyRing, key, person);
  if (own === undefined) return undefined;
  const [row] = await session.use((orm) =>
    orm
      .select({ answers: surveyAnswerTable.answers })
      .from(surveyAnswerTable)
      .where(ownedBy(surveyAnswerTable, key, eq(surveyId, storableText(key.id)), eq(answerKeyColumn, own))),
  );
  return row?.answers;
}

/** Removes the person's answers to an open survey, where there are any. */
export async function removeAnswers(
  session: Session,
  keyRing: KeyRing | undefined,
  key: SurveyKey,
  person: string,
): Promise<void> {
  const own = await keyOf(session, keyRing, key, person);
  if (own === undefined) return;
  const which = ownedBy(surveyAnswerTable, key, eq(surveyId, storableText(key.id)), eq(answerKeyColumn, own));
  await session.use((orm) => orm.delete(surveyAnswerTable).where(which));
}
