import { asc, eq, inArray, sql } from 'drizzle-orm';
import { tipDeliveryTable as table, tipSubscriptionTable } from '../schema';
import { storableText } from '../storable';
import type { Place } from '../store';
import type { TipDelivery, TipState, TipStore } from '../tip-store';
import type { StoreParts } from './parts';
import { within } from './scope';
import { conversationColumns } from './tip-subscriptions';

type Part = Pick<
  TipStore,
  'beginTipDelivery' | 'settleTipDelivery' | 'recordTipDelivery' | 'listTipDeliveries'
>;

const OPEN: TipState[] = ['sending', 'waiting'];

function columns(place: Place, { occasion, tip, reason, state, dueAt, at, person }: TipDelivery) {
  return {
    ...conversationColumns(place),
    occasion: storableText(occasion),
    person: person === undefined ? null : storableText(person),
    tip: tip === undefined ? null : storableText(tip),
    reason: storableText(reason),
    ...{ state, dueAt, at },
  };
}

function toDelivery({
  occasion,
  person,
  tip,
  reason,
  state,
  dueAt,
  at,
}: typeof table.$inferSelect): TipDelivery {
  return {
    ...{ occasion, reason, state, dueAt, at },
    ...(tip === null ? {} : { tip }),
    ...(person === null ? {} : { person }),
  };
}

/** What became of tips, in PostgreSQL. */
export function postgresTipDeliveries({ session }: StoreParts): Part {
  const { platform, tenant, conversation, occasion: occasionColumn } = table;
  const key = [platform, tenant, conversation, occasionColumn];
  return {
    beginTipDelivery: async (place, claimant, delivery) => {
      const row = columns(place, { ...delivery, state: 'sending' });
      const held = within(tipSubscriptionTable, place, eq(tipSubscriptionTable.claimedBy, claimant));
      const values = sql`
        INSERT INTO ${table} (platform, tenant, conversation, occasion, person, tip, reason, state, due_at, at)
        SELECT platform, tenant, conversation, ${row.occasion}, ${row.person}, ${row.tip}, ${row.reason},
               ${row.state}, ${row.dueAt.toISOString()}::timestamptz, ${row.at.toISOString()}::timestamptz
        FROM ${tipSubscriptionTable} WHERE ${held}
        ON CONFLICT (platform, tenant, conversation, occasion) DO UPDATE
        SET tip = EXCLUDED.tip, reason = EXCLUDED.reason, state = EXCLUDED.state, at = EXCLUDED.at
        WHERE ${inArray(table.state, OPEN)}`;
      const { rowCount } = await session.use((orm) => orm.execute(values));
      return rowCount === 1;
    },
    settleTipDelivery: async (place, occasion, state, now) => {
      const open = within(
        table,
        place,
        eq(occasionColumn, storableText(occasion)),
        inArray(table.state, OPEN),
      );
      await session.use((orm) => orm.update(table).set({ state, at: now }).where(open));
    },
    recordTipDelivery: async (place, delivery) => {
      const { rowCount } = await session.use((orm) =>
        orm.insert(table).values(columns(place, delivery)).onConflictDoNothing({ target: key }),
      );
      return rowCount === 1;
    },
    listTipDeliveries: async (place) => {
      const rows = await session.use((orm) =>
        orm.select().from(table).where(within(table, place)).orderBy(asc(table.at), asc(occasionColumn)),
      );
      return rows.map(toDelivery);
    },
  };
}
