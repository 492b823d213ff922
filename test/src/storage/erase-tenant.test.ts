import { randomBytes } from 'node:crypto';
import { createKeyRing } from '../../../src/storage/keyring';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

/** What no tenant has rows in. */
const OF_NOBODY = ['schema_migration'];

interface Column {
  table: string;
  name: string;
  type: string;
  isRequired: boolean;
}

let state: TestDatabase;
let columns: Column[];

beforeAll(async () => {
  state = await openTestDatabase();
  columns = await readColumns();
});

afterAll(() => state.close());

it('finds a platform and a tenant in every table but those that belong to nobody', () => {
  const owned = tablesWith('tenant').filter((table) => tablesWith('platform').includes(table));
  const all = new Set(columns.map(({ table }) => table));
  expect([...all].filter((table) => !owned.includes(table))).toEqual(OF_NOBODY);
});

it('erases a tenant from every table there is, and leaves all others as they are', async () => {
  const store = createPostgresStore(state.database, {
    keyRing: createKeyRing(randomBytes(32).toString('base64')),
    log: silent,
  });
  const tables = tablesWith('tenant');
  for (const table of tables) for (const tenant of ['T1', 'T2']) await insertInto(table, tenant);
  await insertInto('secret', 'T1', 'teams');
  await store.eraseData({ kind: 'tenant', platform: 'slack', tenant: 'T1' });
  for (const table of tables) {
    expect(`${table} ${await countIn(table, 'T1', 'slack')}`).toBe(`${table} 0`);
    expect(`${table} ${await countIn(table, 'T2', 'slack')}`).toBe(`${table} 1`);
  }
  expect(await countIn('secret', 'T1', 'teams')).toBe(1);
});

async function readColumns(): Promise<Column[]> {
  const { rows } = await state.database.query(
    `SELECT c.table_name AS table, c.column_name AS name, c.data_type AS type,
            c.is_nullable = 'NO' AND c.column_default IS NULL AS "isRequired"
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
     ORDER BY c.table_name, c.ordinal_position`,
  );
  return rows as Column[];
}

function tablesWith(name: string): string[] {
  return columns.filter((column) => column.name === name).map(({ table }) => table);
}

/** A row with something in every column that needs it. */
async function insertInto(table: string, tenant: string, platform = 'slack'): Promise<void> {
  const needed = columns.filter((column) => column.table === table && column.isRequired);
  const values = needed.map(({ name, type }) => ({ platform, tenant })[name] ?? sample(type));
  const names = needed.map(({ name }) => `"${name}"`).join(', ');
  const places = needed.map((_column, index) => `$${index + 1}`).join(', ');
  await state.database.query(`INSERT INTO "${table}" (${names}) VALUES (${places})`, values);
}

function sample(type: string): unknown {
  switch (type) {
    case 'text':
      return 'open';
    case 'jsonb':
      return '{}';
    case 'integer':
      return 1;
    case 'boolean':
      return false;
    default:
      return new Date(0);
  }
}

async function countIn(table: string, tenant: string, platform: string): Promise<number> {
  const { rows } = await state.database.query(
    `SELECT 1 FROM "${table}" WHERE platform = $1 AND tenant = $2`,
    [platform, tenant],
  );
  return rows.length;
}
