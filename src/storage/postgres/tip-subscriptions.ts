import { asc } from 'drizzle-orm';
import { tipSubscriptionTable as table } from '../schema';
import { storableRecord, storableText } from '../storable';
import type { Place } from '../store';
import type { TipOrder, TipStore, TipSubscription } from '../tip-store';
import type { StoreParts } from './parts';
import { ownedBy, ownerColumns, within } from './scope';

type Row = typeof table.$inferSelect;
type Part = Pick<
  TipStore,
  'saveTipSubscription' | 'findTipSubscription' | 'listTipSubscriptions' | 'removeTipSubscription'
>;

/** A stored subscription as the port hands it out. */
export function toSubscription(row: Row): TipSubscription {
  const { reference, weekday, hour, minute, timeZone, topics, setBy, person, nextAt, nextWeek } = row;
  return {
    ...{ reference, weekday, hour, minute, timeZone, topics },
    ...(setBy === null ? {} : { setBy }),
    ...(person === null ? {} : { person }),
    next: { at: nextAt, week: nextWeek },
  };
}

/** The columns that name a conversation, for writing. */
export function conversationColumns(place: Place) {
  return { ...ownerColumns(place), conversation: storableText(place.conversation) };
}

function orderColumns({ reference, setBy, person, topics, weekday, hour, minute, timeZone }: TipOrder) {
  return {
    ...{ weekday, hour, minute, timeZone },
    topics: topics.map(storableText),
    reference: storableRecord(reference),
    setBy: setBy === undefined ? null : storableText(setBy),
    person: person === undefined ? null : storableText(person),
  };
}

/** Orders of weekly tips in PostgreSQL. */
export function postgresTipSubscriptions({ session }: StoreParts): Part {
  const { platform, tenant, conversation } = table;
  return {
    saveTipSubscription: async (place, order, next, now) => {
      const due = { nextAt: next.at, nextWeek: next.week, claimableAt: next.at };
      const saved = { ...orderColumns(order), ...due, claimedBy: null, attempts: 0, savedAt: now };
      await session.use((orm) =>
        orm
          .insert(table)
          .values({ ...conversationColumns(place), ...saved })
          .onConflictDoUpdate({ target: [platform, tenant, conversation], set: saved }),
      );
    },
    findTipSubscription: async (place) => {
      const [row] = await session.use((orm) => orm.select().from(table).where(within(table, place)));
      return row === undefined ? undefined : toSubscription(row);
    },
    listTipSubscriptions: async (owner) => {
      const rows = await session.use((orm) =>
        orm.select().from(table).where(ownedBy(table, owner)).orderBy(asc(conversation)),
      );
      return rows.map((row) => {
        const place = { platform: row.platform, tenant: row.tenant, conversation: row.conversation };
        return { ...toSubscription(row), place };
      });
    },
    removeTipSubscription: async (place) => {
      const { rowCount } = await session.use((orm) => orm.delete(table).where(within(table, place)));
      return rowCount === 1;
    },
  };
}
