import { readFile } from 'node:fs/promises';
import { Client, type ClientConfig, type PoolConfig } from 'pg';
import { isConnectionLoss } from '../failures';
import { EMBEDDED_USER } from './cluster';
import { ADVISOR_DATABASE, ensureDatabase } from './ensure-database';
import type { Home } from './home';
import { readPostmaster } from './postmaster';

/** One process's claim on the running server. It ends with the process, however that dies. */
export interface Lease {
  /** How to connect to the advisor's database. */
  connection: PoolConfig;
  /** Resolves when the server has gone away under it. */
  lost: Promise<void>;
  /** Gives the claim back. Resolves to true for the last user, who alone may stop the server now. */
  release(): Promise<boolean>;
  /** Lets others in again or, with the server stopped, just forgets the connection. */
  end(): Promise<void>;
}

/** Any number; it only has to differ from other advisory locks in the maintenance database. */
const USERS_LOCK = 7_043_001;

/** How `home`'s server is reached, or undefined where no server has announced itself. */
async function findConnection(home: Home): Promise<ClientConfig | undefined> {
  const postmaster = await readPostmaster(home);
  if (postmaster === undefined) return undefined;
  const { host, port } = postmaster;
  const password = await readFile(home.password, 'utf8');
  return { host, port, user: EMBEDDED_USER, password, database: 'postgres' };
}

function leaseOn(client: Client, connection: ClientConfig): Lease {
  let givenBack = false;
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!givenBack) resolve();
    });
  });
  const release = async () => {
    givenBack = true;
    const unlock = `SELECT pg_advisory_unlock_shared(${USERS_LOCK}), pg_try_advisory_lock(${USERS_LOCK}) AS last`;
    return client.query<{ last: boolean }>(unlock).then(
      ({ rows }) => rows[0]?.last === true,
      () => false,
    );
  };
  return {
    connection: { ...connection, database: ADVISOR_DATABASE },
    lost,
    release,
    end: () => client.end().catch(() => undefined),
  };
}

/**
 * Claims a share of the running server: a session that holds a shared lock for as long as this process lives.
 *
 * @returns undefined where no server runs, or it is starting or stopping at this moment
 */
export async function takeLease(home: Home): Promise<Lease | undefined> {
  const connection = await findConnection(home);
  if (connection === undefined) return undefined;
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Waits while the last user of before stops the server; then the connection breaks, and a new one is started.
    await client.query(`SELECT pg_advisory_lock_shared(${USERS_LOCK})`);
    await ensureDatabase(client);
    return leaseOn(client, connection);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isConnectionLoss(error)) return undefined;
    throw error;
  }
}
