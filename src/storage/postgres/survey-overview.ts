import { and, asc, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import { surveyTable as table } from '../schema';
import type { Session } from '../session';
import { storableText } from '../storable';
import type { Owner } from '../store';
import type { SurveyStore } from '../survey-store';
import { ownedBy } from './scope';
import { fromRow, type SurveyRow } from './survey-rows';

type Part = Pick<SurveyStore, 'listSurveyPlaces' | 'listCurrentSurveys'>;

function newestFirst(a: SurveyRow, b: SurveyRow): number {
  return b.startedAt.getTime() - a.startedAt.getTime() || (a.surveyId < b.surveyId ? -1 : 1);
}

/** What an owner's surveys look like from outside their conversations. */
export function surveyOverview(session: Session): Part {
  const { conversation, address, state, startedAt, endedAt, surveyId } = table;

  async function current(where: SQL | undefined): Promise<SurveyRow[]> {
    const open = session.use((orm) =>
      orm
        .select()
        .from(table)
        .where(and(where, eq(state, 'open'))),
    );
    const closed = session.use((orm) =>
      orm
        .selectDistinctOn([conversation])
        .from(table)
        .where(and(where, eq(state, 'closed')))
        .orderBy(asc(conversation), desc(endedAt), asc(surveyId)),
    );
    return (await Promise.all([open, closed])).flat();
  }

  return {
    listSurveyPlaces: (owner: Owner) =>
      session.use((orm) =>
        orm
          .selectDistinctOn([conversation], { conversation, address })
          .from(table)
          .where(ownedBy(table, owner, ne(state, 'cancelled')))
          .orderBy(asc(conversation), desc(startedAt), asc(surveyId)),
      ),
    listCurrentSurveys: async (owner, conversations) => {
      if (conversations.length === 0) return [];
      const rows = await current(
        ownedBy(table, owner, inArray(conversation, conversations.map(storableText))),
      );
      return rows.sort(newestFirst).map(fromRow);
    },
  };
}
