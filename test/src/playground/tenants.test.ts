import { nextDue } from '../../../src/playground/next-due';
import { erasePlaygrounds, newTenants } from '../../../src/playground/tenants';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

let test: TestDatabase;
let store: ReturnType<typeof createPostgresStore>;

beforeAll(async () => {
  test = await openTestDatabase();
  store = createPostgresStore(test.database, { log: silent });
}, 60_000);
afterAll(() => test.close());

const NOW = new Date('2026-11-23T12:00:00Z');
const seen = (platform: 'slack' | 'teams', tenant: string) =>
  store.claimEvent({ platform, tenant }, 'event-1', NOW);

it('are new each time', () => {
  const [one, two] = [newTenants(), newTenants()];
  expect(one).not.toEqual(two);
  expect(one.slack).toMatch(/^T[A-Z0-9]+$/);
  expect(one.teams).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('are erased with all that is theirs, and nothing of others', async () => {
  const { slack, teams } = newTenants();
  const all = [
    ['slack', slack],
    ['teams', teams],
    ['slack', 'T0REAL'],
    ['teams', slack],
  ] as const;
  for (const [platform, tenant] of all) expect(await seen(platform, tenant)).toBe(true);
  await erasePlaygrounds(test.database, store);
  expect(await Promise.all(all.map(([platform, tenant]) => seen(platform, tenant)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await erasePlaygrounds(test.database, store);
});

it('have nothing due where nothing was ordered', async () => {
  expect(await nextDue(test.database, newTenants())).toBeUndefined();
});
