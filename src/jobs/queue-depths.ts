import { z } from 'zod';
import type { Session } from '../storage/session';

/** How many jobs of a kind are in a state: `dead` are those that failed at every attempt. */
export interface QueueDepth {
  job: string;
  state: 'waiting' | 'running' | 'dead';
  count: number;
}

const rowsSchema = z.array(
  z.object({ job: z.string(), state: z.enum(['waiting', 'running', 'dead']), count: z.number() }),
);

const DEPTHS = `
  SELECT replace(queue.name, '-dead', '') AS job, states.state, count(job.id)::int AS count
  FROM pgboss.queue
  CROSS JOIN (VALUES ('waiting'), ('running'), ('dead')) AS states (state)
  LEFT JOIN pgboss.job ON job.name = queue.name AND CASE states.state
    WHEN 'running' THEN job.state = 'active'
    WHEN 'waiting' THEN job.state IN ('created', 'retry') AND job.start_after <= now()
    ELSE job.state < 'completed' END
  WHERE (queue.name LIKE '%-dead') = (states.state = 'dead')
  GROUP BY 1, 2`;

/** Counts the jobs of all replicas that are due, run, or have failed for good. Jobs for later do not count. */
export async function queueDepths(session: Session): Promise<QueueDepth[]> {
  const { rows } = await session.query(DEPTHS);
  return rowsSchema.parse(rows);
}
