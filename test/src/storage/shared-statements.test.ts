import { z } from 'zod';
import { DEFAULT_PERIODS } from '../../../src/storage/periods';
import { postgresInbox } from '../../../src/storage/postgres/inbox';
import { postgresMemory } from '../../../src/storage/postgres/memory';
import type { Session } from '../../../src/storage/session';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const NOW = new Date('2026-11-23T10:00:00Z');
const LATER = new Date('2026-11-23T10:00:30Z');
const PLACE = { platform: 'slack', tenant: 'T1', conversation: 'C1' };
const entry = (eventId: string, text = eventId) => ({
  platform: 'slack',
  tenant: 'T1',
  eventId,
  conversation: 'C1',
  person: 'U1',
  record: { text },
});
const record = z.object({ n: z.number() });
const memoryOn = (session: Session) =>
  postgresMemory({ session, periods: DEFAULT_PERIODS, keyRing: undefined, log: silent });

/** A session that counts its statements. */
function counted(): { session: Session; count: () => number } {
  let count = 0;
  const query: Session['query'] = (...statement) => {
    count += 1;
    return db.database.query(...statement);
  };
  return { session: { ...db.database, query }, count: () => count };
}

it('takes events that come at the same time with one statement, each once', async () => {
  const { session, count } = counted();
  const inbox = postgresInbox(session);
  await inbox.takeEvent(entry('known'), NOW, LATER);
  const ids = ['a', 'known', 'b', 'a', 'a\0', 'c'];
  const taken = await Promise.all(ids.map((id, index) => inbox.takeEvent(entry(id, `${index}`), NOW, LATER)));
  expect(taken).toEqual([true, false, true, false, false, true]);
  expect(count()).toBe(2);
  const left = await inbox.takeOverEvents(LATER, LATER, 10);
  expect(left.map(({ eventId, record: kept }) => [eventId, kept]).sort()).toEqual([
    ['a', { text: '0' }],
    ['b', { text: '2' }],
    ['c', { text: '5' }],
    ['known', { text: 'known' }],
  ]);
  await Promise.all(left.map((key) => inbox.forgetEvent(key)));
  expect(await inbox.countEvents()).toBe(0);
});

it('gives an event to one of several replicas that take many at once', async () => {
  const replicas = [1, 2, 3].map(() => postgresInbox(db.database));
  const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`);
  const orders = [ids, [...ids].reverse(), [...ids.slice(20), ...ids.slice(0, 20)]];
  const taken = await Promise.all(
    replicas.flatMap((inbox, index) =>
      (orders[index] ?? []).map((id) => inbox.takeEvent(entry(id), NOW, LATER)),
    ),
  );
  expect(taken.filter(Boolean)).toHaveLength(ids.length);
  const [first] = replicas;
  const keys = ids.map((id) => entry(id));
  await Promise.all([
    first?.renewEvents(keys, LATER),
    ...keys.reverse().map((key) => first?.forgetEvent(key)),
  ]);
  expect(await first?.countEvents()).toBe(0);
});

it('refuses an event that cannot be stored, and takes those beside it', async () => {
  const inbox = postgresInbox(db.database);
  const nothing = { ...entry('bad'), record: undefined };
  const taking = [entry('good'), nothing, entry('better')].map((one) => inbox.takeEvent(one, NOW, LATER));
  const results = await Promise.allSettled(taking);
  expect(results).toMatchObject([
    { status: 'fulfilled', value: true },
    { status: 'rejected', reason: { code: 'storage/failed' } },
    { status: 'fulfilled', value: true },
  ]);
});

it('saves an answer and its case with one statement; of several of one case the last one stays', async () => {
  const { session, count } = counted();
  const memory = memoryOn(session);
  const key = { ...PLACE, person: 'U1' };
  await Promise.all([
    memory.saveAnswer(PLACE, { id: 'one', person: 'U1', record: { n: 1 } }, NOW),
    memory.saveCase(key, { n: 1 }, NOW),
    memory.saveAnswer(PLACE, { id: 'two', person: 'U1', record: { n: 2 } }, NOW),
    memory.saveCase(key, { n: 2 }, NOW),
    memory.saveAnswer(PLACE, { id: 'one', person: 'U1', record: { n: 3 } }, NOW),
  ]);
  expect(count()).toBe(1);
  expect(await memory.findCase(key, record, NOW)).toEqual({ n: 2 });
  expect(await memory.findAnswer(PLACE, 'one', record, NOW)).toEqual({ n: 3 });
  expect(await memory.findAnswer(PLACE, 'two', record, NOW)).toEqual({ n: 2 });
});

it('finds the cases of several people with one statement, each their own and none that is too old', async () => {
  const { session, count } = counted();
  const memory = memoryOn(session);
  const old = new Date(NOW.getTime() - DEFAULT_PERIODS.cases);
  const people = ['P1', 'P2', 'P3'];
  await Promise.all(
    people.map((person, n) => memory.saveCase({ ...PLACE, person }, { n }, person === 'P2' ? old : NOW)),
  );
  const asked = [...people, 'P1', 'nobody'];
  const found = asked.map((person) => memory.findCase({ ...PLACE, person }, record, NOW));
  expect(await Promise.all(found)).toEqual([{ n: 0 }, undefined, { n: 2 }, { n: 0 }, undefined]);
  expect(count()).toBe(2);
});
