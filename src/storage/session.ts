import { drizzle, type NodePgClient, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { asStorageError } from './failures';

/** Somewhere to run statements: the pool, or one open transaction. */
export interface Session {
  /** Runs statements of the query builder. Failures of the database reject with a `StorageError`. */
  use<T>(work: (orm: NodePgDatabase) => Promise<T>): Promise<T>;
  /**
   * Runs SQL text. With a `name`, each connection has the server read and plan it once: for what runs many times a
   * second. Rejects as {@link Session.use} does.
   */
  query(text: string, values?: unknown[], name?: string): Promise<{ rows: unknown[] }>;
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(error);
  }
}

/** A session on a pool, or on one client that holds a transaction. */
export function createSession(client: NodePgClient): Session {
  const orm = drizzle(client);
  return {
    use: (work) => translated(() => work(orm)),
    query: (text, values, name) =>
      translated(() =>
        name === undefined ? client.query(text, values) : client.query({ name, text, values: values ?? [] }),
      ),
  };
}
