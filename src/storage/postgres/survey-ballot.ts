import { and, eq } from 'drizzle-orm';
import { surveySecretTable, surveyTable } from '../schema';
import type { Session } from '../session';
import { storableRecord } from '../storable';
import { answerKey, openSurveySecret } from '../survey-secret';
import type { Ballot, SurveyKey } from '../survey-store';
import type { StoreParts } from './parts';
import { fromRow, surveyColumns, theSurvey } from './survey-rows';

/** The lock makes it wait for an end that is under way, and an end for it; the state is looked at after the wait. */
const PUT = `
  WITH open_survey AS (
    SELECT platform, tenant, survey_id FROM survey
    WHERE platform = $1 AND tenant = $2 AND survey_id = $3 AND state = 'open' FOR SHARE)
  INSERT INTO survey_answer (platform, tenant, survey_id, answer_key, answers)
  SELECT platform, tenant, survey_id, $4, $5::jsonb FROM open_survey
  ON CONFLICT (platform, tenant, survey_id, answer_key) DO UPDATE SET answers = excluded.answers
  RETURNING survey_id`;

async function put(session: Session, key: SurveyKey, own: string, answers: unknown): Promise<boolean> {
  const { platform, tenant, surveyId } = surveyColumns(key);
  const record = JSON.stringify(storableRecord(answers));
  const { rows } = await session.query(PUT, [platform, tenant, surveyId, own, record]);
  return rows.length === 1;
}

/** The survey and its secret in one query; `undefined` where there is no such survey. */
export async function findBallot(
  { session, keyRing }: Pick<StoreParts, 'session' | 'keyRing'>,
  key: SurveyKey,
): Promise<Ballot | undefined> {
  const { platform, tenant, surveyId } = surveySecretTable;
  const itsSecret = and(
    eq(platform, surveyTable.platform),
    eq(tenant, surveyTable.tenant),
    eq(surveyId, surveyTable.surveyId),
  );
  const [found] = await session.use((orm) =>
    orm
      .select({ survey: surveyTable, secret: surveySecretTable })
      .from(surveyTable)
      .leftJoin(surveySecretTable, itsSecret)
      .where(theSurvey(key)),
  );
  if (found === undefined) return undefined;
  const { survey, secret } = found;
  return {
    survey: fromRow(survey),
    put: async (person, answers) =>
      secret !== null &&
      put(session, key, answerKey(openSurveySecret(keyRing, key, secret), key, person), answers),
  };
}
