import { examineDatabase } from '../../../src/doctor/examine-database';
import type { Database } from '../../../src/storage/connection';
import { openDatabase } from '../../../src/storage/database';
import { createKeyRing } from '../../../src/storage/keyring';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

const keyRingOf = (letter: string) => createKeyRing(Buffer.alloc(32, letter).toString('base64'));
const now = () => new Date();
let scratch: TestDatabase;

beforeEach(async () => {
  scratch = await openTestDatabase();
});
afterEach(() => scratch.close());

/** The same database, whose closing is left to the test. */
function open(): Promise<Database> {
  return Promise.resolve({ ...scratch.database, close: () => Promise.resolve() });
}

const states = async (setUp: Partial<Parameters<typeof examineDatabase>[0]> = {}) =>
  (await examineDatabase({ open, now, ...setUp })).map(({ part, state }) => `${part} ${state}`);

test('a database that is up to date is fine', async () => {
  expect(await states()).toEqual(['Database fine', 'Database: migrations fine', 'Encryption key fine']);
});

test('clocks that differ are a warning', async () => {
  const ahead = () => new Date(Date.now() + 60_000);
  expect(await states({ now: ahead })).toContain('Database warning');
});

test('migrations that are pending or were changed are told apart', async () => {
  await scratch.database.query(`UPDATE schema_migration SET checksum = 'other' WHERE number = 1`);
  expect(await states()).toEqual(['Database fine', 'Database: migrations problem']);
  await scratch.database.query('DELETE FROM schema_migration');
  expect(await states()).toEqual(['Database fine', 'Database: migrations warning']);
});

test('secrets need the keys that they are sealed with', async () => {
  const [first, second] = [keyRingOf('a'), keyRingOf('b')];
  const store = createPostgresStore(scratch.database, { keyRing: first, log: silent });
  await store.putSecret({ platform: 'slack', tenant: 't1' }, 'token', 'xoxb-1', now());
  expect(await states({ keyRing: first })).toContain('Encryption key fine');
  expect(await states({ keyRing: second })).toContain('Encryption key problem');
  expect(await states()).toContain('Encryption key problem');
  const both = createKeyRing(
    [Buffer.alloc(32, 'b'), Buffer.alloc(32, 'a')].map((key) => key.toString('base64')).join(),
  );
  expect(await states({ keyRing: both })).toContain('Encryption key warning');
});

test('a server that nobody reaches is a problem that says what to do', async () => {
  const url = 'postgres://nobody:secret-word@127.0.0.1:1/none';
  const findings = await examineDatabase({
    open: () => openDatabase({ dataDir: 'unused', url, log: silent }),
    now,
  });
  expect(findings).toMatchObject([{ part: 'Database', state: 'problem', tip: expect.any(String) }]);
  expect(JSON.stringify(findings)).not.toContain('secret-word');
});
