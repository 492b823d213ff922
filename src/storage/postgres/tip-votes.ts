import { asc, sql } from 'drizzle-orm';
import { tipVoteTable as table } from '../schema';
import { storableText } from '../storable';
import type { TipStore } from '../tip-store';
import { tipVoter } from '../tip-voter';
import type { StoreParts } from './parts';
import { within } from './scope';
import { conversationColumns } from './tip-subscriptions';

const counted = {
  tip: table.tip,
  up: sql<number>`(count(*) FILTER (WHERE ${table.opinion} = 'up'))::int`,
  down: sql<number>`(count(*) FILTER (WHERE ${table.opinion} = 'down'))::int`,
  moreLikeThis: sql<number>`(count(*) FILTER (WHERE ${table.more}))::int`,
};

/** Votes on tips in PostgreSQL. */
export function postgresTipVotes({ session }: StoreParts): Pick<TipStore, 'saveTipVote' | 'countTipVotes'> {
  const { platform, tenant, conversation, tip: tipColumn, voter } = table;
  return {
    saveTipVote: async (place, { tip, person, opinion, more }, now) => {
      const key = {
        ...conversationColumns(place),
        tip: storableText(tip),
        voter: tipVoter(place, tip, person),
      };
      const changed = {
        ...(opinion === undefined ? {} : { opinion }),
        ...(more === undefined ? {} : { more }),
        savedAt: now,
      };
      await session.use((orm) =>
        orm
          .insert(table)
          .values({ ...key, more: false, ...changed })
          .onConflictDoUpdate({ target: [platform, tenant, conversation, tipColumn, voter], set: changed }),
      );
    },
    countTipVotes: (place) =>
      session.use((orm) =>
        orm
          .select(counted)
          .from(table)
          .where(within(table, place))
          .groupBy(tipColumn)
          .orderBy(asc(tipColumn)),
      ),
  };
}
