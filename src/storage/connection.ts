import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { asStorageError, isConnectionLoss } from './failures';
import type { StorageLog } from './log';
import { createSession, type Session } from './session';

/** The state that survives: one PostgreSQL database. */
export interface Database extends Session {
  /**
   * Runs `work` in one transaction: all of it happens, or, if it rejects, nothing. When the connection is
   * lost while committing, it rejects although the work may have happened: use keys that make a repeat harmless.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Resolves when the database answers; rejects with a `StorageError` within a few seconds otherwise. */
  ping(): Promise<void>;
  /** How to open a further connection, for work that needs one of its own (locks, dumps). */
  readonly connection: PoolConfig;
  /** Finishes what runs, closes all connections and, as the last user of an embedded server, stops it. */
  close(): Promise<void>;
}

/** Long enough for a slow network, short enough that a person in a chat gets an honest answer. */
const CONNECT_TIMEOUT_MS = 3_000;
const QUERY_TIMEOUT_MS = 5_000;

function createPool(connection: PoolConfig, log: StorageLog): Pool {
  const pool = new Pool({
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'ops-advisor',
    ...connection,
  });
  const lost = (error: Error) => log.warn({ reason: error.message }, 'a database connection was lost');
  pool.on('error', lost);
  // A client that is in use reports its loss by itself too; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** True where the client is fit to go back into the pool. */
async function rollBack(client: PoolClient, failure: unknown): Promise<boolean> {
  if (isConnectionLoss(failure)) return false;
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}

async function transact<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let fit = true;
  try {
    await client.query('BEGIN');
    const result = await work(createSession(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    fit = await rollBack(client, error);
    throw error;
  } finally {
    client.release(!fit);
  }
}

/** Opens a pool on a running server; connections are made when they are needed. `onClose` runs after the last. */
export function connect(
  connection: PoolConfig,
  log: StorageLog,
  onClose: () => Promise<void> = async () => undefined,
): Database {
  const pool = createPool(connection, log);
  const session = createSession(pool);
  let closing: Promise<void> | undefined;
  return {
    ...session,
    connection,
    transaction: (work) =>
      transact(pool, work).catch((error: unknown) => {
        throw asStorageError(error);
      }),
    ping: async () => void (await session.query('SELECT 1')),
    close: () => {
      closing ??= pool.end().then(onClose);
      return closing;
    },
  };
}
