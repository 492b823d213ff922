import { and, asc, count, desc, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../connection';
import { surveyAnswerTable, surveySecretTable, surveyTable } from '../schema';
import type { Session } from '../session';
import { newSurveySecret, sealSurveySecret } from '../survey-secret';
import type { Ending, NewSurvey, StoredSurvey, SurveyKey, SurveyStore } from '../survey-store';
import type { StoreParts } from './parts';
import { within } from './scope';
import { answersOf, findAnswers, secretOf } from './survey-answers';
import { createBallots } from './survey-ballot';
import { surveyOverview } from './survey-overview';
import { fromRow, newRow, progressColumns, surveyColumns, theSurvey } from './survey-rows';

const MOST_LISTED = 50;
const MOST_OUTDATED = 100;

async function create({ session, keyRing }: StoreParts, survey: NewSurvey): Promise<boolean> {
  const made = await session.use((orm) =>
    orm
      .insert(surveyTable)
      .values(newRow(survey))
      .onConflictDoNothing()
      .returning({ id: surveyTable.surveyId }),
  );
  if (made.length === 0) return false;
  const secret = sealSurveySecret(keyRing, survey, newSurveySecret());
  const row = { ...surveyColumns(survey), ...secret };
  await session.use((orm) => orm.insert(surveySecretTable).values(row));
  return true;
}

/** Waits for answers that are being stored; none is stored after it. */
async function end(session: Session, key: SurveyKey, ending: Ending): Promise<StoredSurvey | undefined> {
  const [found] = await session.use((orm) =>
    orm.select({ state: surveyTable.state }).from(surveyTable).where(theSurvey(key)).for('update'),
  );
  if (found?.state !== 'open') return undefined;
  // Keys are random, so their order is none.
  const rows = await session.use((orm) =>
    orm
      .select({ answers: surveyAnswerTable.answers })
      .from(surveyAnswerTable)
      .where(answersOf(key))
      .orderBy(surveyAnswerTable.answerKey),
  );
  const { state, by, now, dueAt } = ending;
  const result = ending.conclude(rows.map(({ answers }) => answers)) ?? null;
  const ended = { state, endedBy: by, endedAt: now, dueAt, result, members: null, cardShown: null };
  const [row] = await session.use((orm) =>
    orm
      .update(surveyTable)
      .set({ ...ended, sendingStep: null, sendingSince: null })
      .where(theSurvey(key))
      .returning(),
  );
  await session.use((orm) => orm.delete(surveyAnswerTable).where(answersOf(key)));
  await session.use((orm) => orm.delete(surveySecretTable).where(secretOf(key)));
  return row === undefined ? undefined : fromRow(row);
}

/** Removed rows lie in the files of the database until they are swept up; where that fails, the server does it later. */
async function sweep({ session, log }: StoreParts): Promise<void> {
  try {
    await session.query('VACUUM survey_answer, survey_secret');
  } catch (error) {
    log.warn(
      { error },
      'rows of an ended survey could not be swept up at once; the database will do it later',
    );
  }
}

function lifecycle(parts: StoreParts, transaction: Database['transaction']) {
  const { session, keyRing } = parts;
  const ballots = createBallots(parts);
  return {
    createSurvey: (survey) => transaction((inside) => create({ ...parts, session: inside }, survey)),
    findBallot: ballots.find,
    findSurveyAnswers: (key, person) => findAnswers(session, keyRing, key, person),
    countSurveyAnswers: async (key) => {
      const [row] = await session.use((orm) =>
        orm.select({ number: count() }).from(surveyAnswerTable).where(answersOf(key)),
      );
      return row?.number ?? 0;
    },
    endSurvey: async (key, ending) => {
      const ended = await transaction((inside) => end(inside, key, ending));
      ballots.forget(key);
      if (ended !== undefined) await sweep(parts);
      return ended;
    },
    updateSurvey: async (key, state, progress) => {
      const which = and(theSurvey(key), eq(surveyTable.state, state));
      await session.use((orm) => orm.update(surveyTable).set(progressColumns(progress)).where(which));
    },
  } satisfies Partial<SurveyStore>;
}

function lookups({ session }: StoreParts) {
  return {
    findSurvey: async (key) => {
      const [row] = await session.use((orm) => orm.select().from(surveyTable).where(theSurvey(key)));
      return row === undefined ? undefined : fromRow(row);
    },
    listSurveys: async (place) => {
      const { startedAt, surveyId } = surveyTable;
      const rows = await session.use((orm) =>
        orm
          .select()
          .from(surveyTable)
          .where(within(surveyTable, place))
          .orderBy(desc(startedAt), asc(surveyId))
          .limit(MOST_LISTED),
      );
      return rows.map(fromRow);
    },
    listOutdatedCards: async () => {
      const { platform, tenant, surveyId, cardShown, card, state } = surveyTable;
      const answered = sql`(SELECT count(*) FROM ${surveyAnswerTable} a WHERE a.platform = ${platform}
        AND a.tenant = ${tenant} AND a.survey_id = ${surveyId})`;
      const outdated = and(
        eq(state, 'open'),
        sql`${card} IS NOT NULL`,
        or(isNull(cardShown), ne(cardShown, answered)),
      );
      return session.use((orm) =>
        orm.select({ platform, tenant, id: surveyId }).from(surveyTable).where(outdated).limit(MOST_OUTDATED),
      );
    },
  } satisfies Partial<SurveyStore>;
}

function claims({ session }: StoreParts) {
  return {
    claimSurveyCard: async (key, now, gapMs) => {
      const { cardClaimedAt, surveyId, state } = surveyTable;
      const free = or(isNull(cardClaimedAt), lte(cardClaimedAt, new Date(now.getTime() - gapMs)));
      const claimed = await session.use((orm) =>
        orm
          .update(surveyTable)
          .set({ cardClaimedAt: now })
          .where(and(theSurvey(key), eq(state, 'open'), free))
          .returning({ id: surveyId }),
      );
      return claimed.length === 1;
    },
    claimDueSurvey: async (now, leaseMs) => {
      const until = new Date(now.getTime() + leaseMs);
      const [row] = await session.use((orm) => {
        const { platform, tenant, surveyId } = surveyTable;
        const due = orm
          .select({ platform, tenant, surveyId })
          .from(surveyTable)
          .where(lte(surveyTable.dueAt, now))
          .orderBy(asc(surveyTable.dueAt))
          .limit(1)
          .for('update', { skipLocked: true });
        return orm
          .update(surveyTable)
          .set({ dueAt: until })
          .where(sql`(${platform}, ${tenant}, ${surveyId}) = (${due})`)
          .returning();
      });
      return row === undefined ? undefined : fromRow(row);
    },
  } satisfies Partial<SurveyStore>;
}

/** Surveys in PostgreSQL. */
export function postgresSurveys(parts: StoreParts, transaction: Database['transaction']): SurveyStore {
  return {
    ...lifecycle(parts, transaction),
    ...lookups(parts),
    ...surveyOverview(parts.session),
    ...claims(parts),
  };
}
