import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../storage/connection';
import type { Owner, PrivacyStore } from '../storage/store';

/** How the tenants of playgrounds begin, and no other's: nothing of an earlier run is taken for this one's. */
const SLACK_PREFIX = 'TPLAYGROUND';
const TEAMS_PREFIX = '91a46b0d-0000-4000-8000-';

/** A Slack team and a Teams tenant that nobody had before. */
export function newTenants(): { slack: string; teams: string } {
  return {
    slack: `${SLACK_PREFIX}${randomBytes(6).toString('hex').toUpperCase()}`,
    teams: `${TEAMS_PREFIX}${randomBytes(6).toString('hex')}`,
  };
}

const tableRow = z.object({ name: z.string() });
const ownerRow = z.object({ platform: z.string(), tenant: z.string() });

/** Erases all that is kept of playgrounds: of runs that were killed, and of one that ends. */
export async function erasePlaygrounds(
  database: Database,
  store: Pick<PrivacyStore, 'eraseData'>,
): Promise<void> {
  for (const owner of await playgroundsIn(database)) await store.eraseData({ ...owner, kind: 'tenant' });
}

/** Every table that belongs to tenants is looked at, so none is forgotten when there are more. */
async function playgroundsIn(database: Database): Promise<Owner[]> {
  const { rows } = await database.query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name IN ('platform', 'tenant')
     GROUP BY table_name HAVING count(*) = 2`,
  );
  const lists = tableRow
    .array()
    .parse(rows)
    .map(({ name }) => tenantsOf(name));
  if (lists.length === 0) return [];
  const found = await database.use((orm) => orm.execute(sql.join(lists, sql` UNION `)));
  return ownerRow.array().parse(found.rows);
}

function tenantsOf(table: string) {
  return sql`SELECT platform, tenant FROM ${sql.identifier(table)}
    WHERE (platform = 'slack' AND tenant LIKE ${`${SLACK_PREFIX}%`})
       OR (platform = 'teams' AND tenant LIKE ${`${TEAMS_PREFIX}%`})`;
}
