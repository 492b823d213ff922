import { and, eq, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { tipSubscriptionTable as table } from '../schema';
import type { Place } from '../store';
import type { ClaimedTip, TipClaim, TipStore } from '../tip-store';
import type { StoreParts } from './parts';
import { ownedBy, within } from './scope';
import { toSubscription } from './tip-subscriptions';

type Part = Pick<
  TipStore,
  'claimDueTips' | 'renewTipClaims' | 'releaseTip' | 'postponeTips' | 'endTipSubscription' | 'advanceTip'
>;

const GIVEN_BACK = { claimedBy: null };

function held(place: Place, claimant: string): SQL {
  return within(table, place, eq(table.claimedBy, claimant));
}

function texts(values: readonly string[]): SQL {
  return sql`ARRAY[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}

/**
 * The keys to claim, locked: the owners that have waited longest, and of each its tips that have. What another
 * replica is claiming in this moment is passed over.
 */
function dueKeys({ platforms, now, owners, perOwner, without }: TipClaim): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const left = without.map(({ platform, tenant }) => JSON.stringify([platform, tenant]));
  return sql`
    WITH due_owner AS MATERIALIZED (
      SELECT platform, tenant FROM ${table}
      WHERE claimable_at <= ${at} AND platform = ANY (${texts(platforms)})
        AND NOT jsonb_build_array(platform, tenant) = ANY (${texts(left)}::jsonb[])
      GROUP BY platform, tenant ORDER BY min(claimable_at) LIMIT ${owners}
    ), due AS MATERIALIZED (
      SELECT chosen.* FROM due_owner o CROSS JOIN LATERAL (
        SELECT platform, tenant, conversation FROM ${table} s
        WHERE s.platform = o.platform AND s.tenant = o.tenant AND s.claimable_at <= ${at}
        ORDER BY s.claimable_at LIMIT ${perOwner} FOR UPDATE SKIP LOCKED
      ) chosen
    ) SELECT platform, tenant, conversation FROM due`;
}

function toClaimed(row: typeof table.$inferSelect): ClaimedTip {
  const { platform, tenant, conversation, attempts } = row;
  return { ...toSubscription(row), place: { platform, tenant, conversation }, attempts };
}

function byDue(a: ClaimedTip, b: ClaimedTip): number {
  return a.next.at.getTime() - b.next.at.getTime();
}

/** Who works on which due tip, in PostgreSQL. */
export function postgresTipClaims({ session }: StoreParts): Part {
  return {
    claimDueTips: async (claim) => {
      const mine = { claimedBy: claim.claimant, claimableAt: claim.until };
      const which = sql`(${table.platform}, ${table.tenant}, ${table.conversation}) IN (${dueKeys(claim)})`;
      const rows = await session.use((orm) => orm.update(table).set(mine).where(which).returning());
      return rows.map(toClaimed).sort(byDue);
    },
    renewTipClaims: async (claimants, until) => {
      const { rowCount } = await session.use((orm) =>
        orm
          .update(table)
          .set({ claimableAt: until })
          .where(inArray(table.claimedBy, [...claimants])),
      );
      return rowCount ?? 0;
    },
    releaseTip: async (place, claimant, notBefore, tried) => {
      const attempts = tried ? { attempts: sql`${table.attempts} + 1` } : {};
      await session.use((orm) =>
        orm
          .update(table)
          .set({ ...GIVEN_BACK, ...attempts, claimableAt: notBefore })
          .where(held(place, claimant)),
      );
    },
    postponeTips: async (owner, now, until) => {
      const unheld = or(isNull(table.claimedBy), lt(table.claimableAt, now));
      const due = and(ownedBy(table, owner, lte(table.nextAt, now), lt(table.claimableAt, until)), unheld);
      await session.use((orm) => orm.update(table).set({ claimableAt: until }).where(due));
    },
    endTipSubscription: async (place, claimant) => {
      const { rowCount } = await session.use((orm) => orm.delete(table).where(held(place, claimant)));
      return rowCount === 1;
    },
    advanceTip: async (place, claimant, { at, week }) => {
      const next = { nextAt: at, nextWeek: week, claimableAt: at, attempts: 0 };
      await session.use((orm) =>
        orm
          .update(table)
          .set({ ...GIVEN_BACK, ...next })
          .where(held(place, claimant)),
      );
    },
  };
}
