import { z } from 'zod';
import type { Database } from '../storage/connection';

const row = z.object({ at: z.date(), what: z.string() });

/**
 * Surveys and tips in order of when something is done about them. What is being done stands in the past: an ended
 * survey until its results are out, an open one while something about it is being sent.
 */
const NEXT_DUE = `
  SELECT at, what FROM (
    SELECT CASE WHEN state <> 'open' THEN coalesce(ended_at, closes_at) ELSE coalesce(sending_since, due_at) END AS at,
           CASE WHEN state <> 'open' THEN 'The survey shows its results'
                WHEN reminded OR remind_at > due_at OR due_at >= closes_at THEN 'The survey closes'
                ELSE 'The survey reminds' END AS what
      FROM survey
     WHERE ((platform = 'slack' AND tenant = $1) OR (platform = 'teams' AND tenant = $2)) AND due_at IS NOT NULL
    UNION ALL
    SELECT next_at, 'A weekly tip arrives'
      FROM tip_subscription
     WHERE (platform = 'slack' AND tenant = $1) OR (platform = 'teams' AND tenant = $2)
  ) AS due
  ORDER BY at LIMIT 1`;

/** What the advisor does next by itself in these two tenants. */
export async function nextDue(
  database: Database,
  tenants: { slack: string; teams: string },
): Promise<z.infer<typeof row> | undefined> {
  const { rows } = await database.query(NEXT_DUE, [tenants.slack, tenants.teams]);
  return rows[0] === undefined ? undefined : row.parse(rows[0]);
}
