import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { connect } from '../../../src/storage/connection';
import { migrateDatabase, migrationStatus } from '../../../src/storage/migrate';
import { type MigrationFile, readMigrations } from '../../../src/storage/migration-files';
import * as schema from '../../../src/storage/schema';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase({ empty: true });
});
afterEach(() => test.close());

const step = (number: number, sql: string): MigrationFile => ({ number, name: 'a-step', sql, checksum: sql });

describe('migrations', () => {
  it('are applied once, in order, and tell where they stand', async () => {
    const files = await readMigrations();
    expect((await migrationStatus(test.database)).map(({ state }) => state)).toEqual(
      files.map(() => 'pending'),
    );
    expect(await migrateDatabase(test.database)).toEqual(files);
    expect(await migrateDatabase(test.database)).toEqual([]);
    const status = await migrationStatus(test.database);
    expect(status[0]).toEqual({
      number: 1,
      name: 'first-tables',
      state: 'applied',
      appliedAt: expect.any(Date),
    });
  });

  it('are applied by one of many replicas that start together', async () => {
    const replicas = Array.from({ length: 6 }, () => connect(test.database.connection, silent));
    const applied = await Promise.all(replicas.map((replica) => migrateDatabase(replica)));
    await Promise.all(replicas.map((replica) => replica.close()));
    expect(applied.filter((files) => files.length > 0)).toHaveLength(1);
  });

  it('make the tables that the code expects', async () => {
    await migrateDatabase(test.database);
    for (const table of Object.values(schema)) {
      const { name, columns, indexes } = getTableConfig(table);
      const { rows } = await test.database.query(
        `SELECT column_name AS name, is_nullable = 'NO' AS required, data_type AS type
         FROM information_schema.columns WHERE table_name = $1`,
        [name],
      );
      const expected = columns.map((column) => ({
        name: column.name,
        required: column.notNull,
        type: column.getSQLType(),
      }));
      expect(rows).toHaveLength(expected.length);
      expect(rows).toEqual(expect.arrayContaining(expected));
      const made = await test.database.query('SELECT indexname FROM pg_indexes WHERE tablename = $1', [name]);
      const names = made.rows.map((row) => (row as { indexname: string }).indexname);
      expect(names).toEqual(expect.arrayContaining(indexes.map(({ config }) => config.name)));
    }
  });

  it('leave nothing of a step that fails', async () => {
    const steps = [step(1, 'CREATE TABLE one ()'), step(2, 'CREATE TABLE two (); SELECT nonsense')];
    await expect(migrateDatabase(test.database, async () => steps)).rejects.toMatchObject({
      code: 'storage/failed',
    });
    const { rows } = await test.database.query(`SELECT to_regclass('one') AS one, to_regclass('two') AS two`);
    expect(rows).toEqual([{ one: 'one', two: null }]);
    expect(await migrateDatabase(test.database, async () => steps.slice(0, 1))).toEqual([]);
  });

  it('stop where a file was changed after it had been applied', async () => {
    await migrateDatabase(test.database, async () => [step(1, 'CREATE TABLE one ()')]);
    const again = migrateDatabase(test.database, async () => [step(1, 'CREATE TABLE other ()')]);
    await expect(again).rejects.toMatchObject({ code: 'storage/migration-changed' });
  });

  it('stop where the database is ahead of this version', async () => {
    const steps = [step(1, 'CREATE TABLE one ()'), step(2, 'CREATE TABLE two ()')];
    await migrateDatabase(test.database, async () => steps);
    const older = migrateDatabase(test.database, async () => steps.slice(0, 1));
    await expect(older).rejects.toMatchObject({ code: 'storage/newer-schema' });
  });

  it.each([
    ['storage/migration-numbers', ['0001-one.sql', '0003-three.sql']],
    ['storage/migration-numbers', ['0001-one.sql', '0001-other.sql']],
    ['storage/migration-name', ['1-one.sql']],
  ])('are refused as %s: %j', async (code, names) => {
    const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await Promise.all(names.map((name) => writeFile(join(folder, name), 'SELECT 1')));
    await expect(readMigrations(folder)).rejects.toMatchObject({ code });
    await rm(folder, { recursive: true });
  });
});
