import { randomBytes } from 'node:crypto';
import type { PoolConfig } from 'pg';
import { withAdvisoryLock } from '../../src/storage/advisory-lock';
import { connect, type Database } from '../../src/storage/connection';
import { type EmbeddedServer, openEmbedded } from '../../src/storage/embedded/embedded-server';
import { migrateDatabase } from '../../src/storage/migrate';
import type { Session } from '../../src/storage/session';
import { TEST_FOLDER_VARIABLE } from './global-setup';
import { silent } from './logs';

/** A database of its own on the server of the run. */
export interface TestDatabase {
  database: Database;
  /** How another process opens it, as DATABASE_URL says it. */
  url: string;
  close(): Promise<void>;
}

const TEMPLATE = 'migrated';
const TEMPLATE_LOCK = 1;

/** Fast instead of durable: what a crash of the machine would lose are tests. */
const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

async function makeTemplate(admin: Session, connection: PoolConfig): Promise<void> {
  const { rows } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (rows.length === 1) return;
  await admin.query('DROP DATABASE IF EXISTS draft');
  await admin.query('CREATE DATABASE draft');
  const draft = connect({ ...connection, database: 'draft' }, silent);
  await migrateDatabase(draft);
  await draft.close();
  await admin.query(`ALTER DATABASE draft RENAME TO ${TEMPLATE}`);
}

function urlOf({ user, password, host, port }: PoolConfig, name: string): string {
  const parameters = new URLSearchParams({ host: String(host), port: String(port) });
  return `postgres://${user}:${String(password)}@localhost/${name}?${parameters}`;
}

async function startServer(): Promise<EmbeddedServer> {
  const dataDir = process.env[TEST_FOLDER_VARIABLE];
  if (dataDir === undefined)
    throw new Error(`${TEST_FOLDER_VARIABLE} is not set: is globalSetup configured?`);
  return openEmbedded({ dataDir, log: silent, settings: TEST_SETTINGS, leaveRunning: true });
}

/**
 * A database for one test file, with all tables (or none, with `empty`) and no rows. The first caller of the run
 * starts the server.
 */
export async function openTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = await startServer();
  const maintenance = { ...server.connection, database: 'postgres' };
  if (!empty) {
    await withAdvisoryLock(maintenance, TEMPLATE_LOCK, (admin) => makeTemplate(admin, server.connection));
  }
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = connect({ ...maintenance, query_timeout: 60_000 }, silent);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : TEMPLATE}`);
  const database = connect({ ...server.connection, database: name }, silent);
  const close = async () => {
    await database.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.close();
    await server.release();
  };
  return { database, url: urlOf(server.connection, name), close };
}
