import { StorageError } from '../errors';
import { LOCKS, withAdvisoryLock } from './advisory-lock';
import type { Database } from './connection';
import { type MigrationFile, readMigrations } from './migration-files';
import { migrationTable } from './schema';
import type { Session } from './session';

/** Where one migration stands. `changed`: applied, but its file reads differently now. */
export interface MigrationStatus {
  number: number;
  name: string;
  state: 'applied' | 'pending' | 'changed';
  appliedAt?: Date;
}

type Applied = typeof migrationTable.$inferSelect;

const OLDEST_SERVER = 140_000;

const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

async function readApplied(session: Session): Promise<Applied[]> {
  const { rows } = await session.query(`SELECT to_regclass('schema_migration') IS NOT NULL AS made`);
  if (!(rows[0] as { made: boolean }).made) return [];
  return session.use((orm) => orm.select().from(migrationTable).orderBy(migrationTable.number));
}

function statusOf(file: MigrationFile, applied: Applied | undefined): MigrationStatus {
  const { number, name } = file;
  if (applied === undefined) return { number, name, state: 'pending' };
  const state = applied.checksum === file.checksum ? 'applied' : 'changed';
  return { number, name, state, appliedAt: applied.appliedAt };
}

async function checkServer(session: Session): Promise<void> {
  const { rows } = await session.query(`
    SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`);
  const { number, version } = rows[0] as { number: number; version: string };
  if (number >= OLDEST_SERVER) return;
  throw new StorageError(`The database server is PostgreSQL ${version}`, {
    code: 'storage/server-version',
    tip: 'The advisor needs PostgreSQL 14 or later.',
  });
}

function checkHistory(files: MigrationFile[], applied: Applied[]): void {
  const newest = applied.at(-1);
  if (newest !== undefined && newest.number > files.length) {
    throw new StorageError(
      `The database has migration ${newest.number} (${newest.name}), unknown to this version`,
      {
        code: 'storage/newer-schema',
        tip: 'Start the version of the advisor that made it, or a later one.',
      },
    );
  }
  const changed = files.find((file) => statusOf(file, applied[file.number - 1]).state === 'changed');
  if (changed !== undefined) {
    throw new StorageError(
      `Migration ${changed.number} (${changed.name}) was changed after it had been applied`,
      {
        code: 'storage/migration-changed',
        tip: 'Put the file back as it was, and make the change in a new migration.',
      },
    );
  }
}

async function apply(session: Session, { number, name, sql, checksum }: MigrationFile): Promise<void> {
  await session.query('BEGIN');
  try {
    await session.query(sql);
    await session.use((orm) => orm.insert(migrationTable).values({ number, name, checksum }));
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * Brings the tables up to date and returns what was applied. Replicas that start together take turns; each step
 * is one transaction. Rejects with a `StorageError` where the database is older than 14, or ahead of this version.
 */
export async function migrateDatabase(
  database: Database,
  read: () => Promise<MigrationFile[]> = readMigrations,
): Promise<MigrationFile[]> {
  const files = await read();
  return withAdvisoryLock(database.connection, LOCKS.migrate, async (session) => {
    await checkServer(session);
    await session.query(CREATE_TABLE);
    const applied = await readApplied(session);
    checkHistory(files, applied);
    const pending = files.slice(applied.length);
    for (const file of pending) await apply(session, file);
    return pending;
  });
}

/** Tells where every migration stands; changes nothing, not even in an empty database. */
export async function migrationStatus(database: Database): Promise<MigrationStatus[]> {
  const [files, applied] = await Promise.all([readMigrations(), readApplied(database)]);
  return files.map((file) => statusOf(file, applied[file.number - 1]));
}
