import { randomBytes } from 'node:crypto';
import { createKeyRing } from '../../../src/storage/keyring';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { createVault } from '../../../src/storage/vault';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

let state: TestDatabase;
const keyRing = createKeyRing(randomBytes(32).toString('base64'));

beforeAll(async () => {
  state = await openTestDatabase();
});

afterAll(() => state.close());

function open({ platform = 'slack', withKey = true } = {}) {
  const store = createPostgresStore(state.database, { log: silent, ...(withKey && { keyRing }) });
  return createVault({ platform, store, database: state.database, now: () => new Date() });
}

it('keeps one secret a tenant, the same for all replicas, and for this platform alone', async () => {
  await open().write('T1', 'first');
  await open().write('T1', 'second');
  expect(await open().read('T1')).toBe('second');
  expect(await open().read('T2')).toBeUndefined();
  expect(await open({ platform: 'teams' }).read('T1')).toBeUndefined();
  await open().remove('T1');
  expect(await open().read('T1')).toBeUndefined();
});

it('keeps nothing without a key', async () => {
  await expect(open({ withKey: false }).write('T1', 'secret')).rejects.toMatchObject({
    code: 'storage/no-key',
  });
});

it('lets one work at a time for a tenant, whatever becomes of it, and others meanwhile', async () => {
  const steps: string[] = [];
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    void open()
      .alone('T1', async () => {
        steps.push('first begins');
        resolve();
        await gate;
        steps.push('first fails');
        throw new Error('nothing came of it');
      })
      .catch(() => undefined);
  });
  await begun;
  const second = open().alone('T1', async () => steps.push('second'));
  await open().alone('T2', async () => steps.push('another tenant'));
  finish();
  await second;
  expect(steps).toEqual(['first begins', 'another tenant', 'first fails', 'second']);
});

it('hands on what the work comes to, and its error as it is', async () => {
  expect(await open().alone('T1', async () => 42)).toBe(42);
  const failure = new Error('of its own');
  await expect(open().alone('T1', () => Promise.reject(failure))).rejects.toBe(failure);
});

it('lets a token be claimed once, over all replicas', async () => {
  const claims = await Promise.all(Array.from({ length: 5 }, () => open().claim('state')));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await open().claim('another state')).toBe(true);
});
