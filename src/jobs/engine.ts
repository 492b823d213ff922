import PgBoss from 'pg-boss';
import { LOCKS, withAdvisoryLock } from '../storage/advisory-lock';
import type { Database } from '../storage/connection';
import type { StorageLog } from '../storage/log';
import type { Session } from '../storage/session';
import { KEYS_KEPT_DAYS } from './job-queue';

const DAY_S = 24 * 60 * 60;

/** pg-boss's own way to reach a database, on ours: the pool, or an open transaction. */
export function executor(session: Session): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: (await session.query(text, values)).rows }) };
}

/** Makes or updates the engine's tables; replicas that start together take turns. */
export async function installEngine(database: Database): Promise<void> {
  await withAdvisoryLock(database.connection, LOCKS.jobs, async (session) => {
    const installer = new PgBoss({ db: executor(session), supervise: false, schedule: false });
    await installer.start();
    await installer.stop({ graceful: false });
  });
}

/**
 * Starts pg-boss for its queues, retries and expiry. Its workers and its cron are left out: both complete jobs
 * without awaiting it, so that a database that goes away at that moment would end the whole process.
 */
export async function startEngine(
  database: Database,
  log: StorageLog,
  maintenanceSeconds: number,
): Promise<PgBoss> {
  const boss = new PgBoss({
    db: executor(database),
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: maintenanceSeconds,
    archiveCompletedAfterSeconds: KEYS_KEPT_DAYS * DAY_S,
    archiveFailedAfterSeconds: KEYS_KEPT_DAYS * DAY_S,
    deleteAfterDays: 1,
  });
  boss.on('error', (error) => log.warn({ reason: error.message }, 'the upkeep of the job queue failed'));
  return boss.start();
}
