import { and, eq } from 'drizzle-orm';
import { surveySecretTable, surveyTable } from '../schema';
import type { Session } from '../session';
import { storableJson } from '../storable';
import { answerKey, openSurveySecret, type StoredSecret } from '../survey-secret';
import type { Ballot, StoredSurvey, SurveyKey } from '../survey-store';
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

/** Whether a survey is still open is asked when answers are stored, so what is kept here may be older than that. */
const KEPT_MS = 5_000;

/** A survey with its secret as it is stored, sealed where there is a key for it; none once it has ended. */
interface Found {
  survey: StoredSurvey;
  secret: StoredSecret | null;
}

export interface Ballots {
  /** `undefined` where there is no such survey. */
  find(key: SurveyKey): Promise<Ballot | undefined>;
  /** To be called when a survey ends: its secret is to be nowhere any more. */
  forget(key: SurveyKey): void;
}

/** Surveys that are being answered: many people answer at the same time, and each survey is read once for all of them. */
export function createBallots({ session, keyRing }: Pick<StoreParts, 'session' | 'keyRing'>): Ballots {
  const kept = new Map<string, Found>();

  async function read(key: SurveyKey): Promise<Found | undefined> {
    const found = await findSurveyAndSecret(session, key);
    if (found?.survey.state !== 'open') return found;
    const name = nameOf(key);
    kept.set(name, found);
    setTimeout(() => kept.delete(name), KEPT_MS).unref();
    return found;
  }

  return {
    async find(key) {
      const found = kept.get(nameOf(key)) ?? (await read(key));
      if (found === undefined) return undefined;
      const { survey, secret } = found;
      return {
        survey,
        put: async (person, answers) =>
          secret !== null &&
          put(session, key, answerKey(openSurveySecret(keyRing, key, secret), key, person), answers),
      };
    },
    forget: (key) => void kept.delete(nameOf(key)),
  };
}

function nameOf(key: SurveyKey): string {
  return JSON.stringify(surveyColumns(key));
}

async function findSurveyAndSecret(session: Session, key: SurveyKey): Promise<Found | undefined> {
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
  return found && { survey: fromRow(found.survey), secret: found.secret };
}

async function put(session: Session, key: SurveyKey, own: string, answers: unknown): Promise<boolean> {
  const { platform, tenant, surveyId } = surveyColumns(key);
  const values = [platform, tenant, surveyId, own, storableJson(answers)];
  const { rows } = await session.query(PUT, values, 'put-ballot');
  return rows.length === 1;
}
