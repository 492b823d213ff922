import { Client, type PoolConfig } from 'pg';
import { asStorageError } from './failures';
import { createSession, type Session } from './session';

/** What is done by one process at a time; any numbers, as long as they differ. */
export const LOCKS = { migrate: 7_043_002, jobs: 7_043_003 } as const;

/**
 * Runs `work` on a connection of its own while no other process of this database holds the same lock; waits for
 * its turn without limit. Ends with the process, however that dies.
 */
export async function withAdvisoryLock<T>(
  connection: PoolConfig,
  lock: number,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = new Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    application_name: 'ops-advisor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock(${lock})`);
    return await work(createSession(client));
  } catch (error) {
    throw asStorageError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
