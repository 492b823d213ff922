import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import { createInbox, type Inbox } from '../../../src/jobs/inbox';
import type { InboxStore } from '../../../src/storage/inbox-store';
import { postgresInbox } from '../../../src/storage/postgres/inbox';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import type { EventStore } from '../../../src/storage/store';
import { recording, silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

let db: TestDatabase;
let store: InboxStore & EventStore;
let tenants = 0;
let owner = { platform: 'slack', tenant: 'T0' };

beforeAll(async () => {
  db = await openTestDatabase();
  store = { ...createPostgresStore(db.database, { log: silent }), ...postgresInbox(db.database) };
});
beforeEach(() => {
  tenants += 1;
  owner = { platform: 'slack', tenant: `T${tenants}` };
});
afterEach(() => db.database.query('DELETE FROM inbox_event'));
afterAll(() => db.close());

function event(id: string, more: object = {}): ChatEvent {
  const conversation: ConversationRef = {
    platform: 'slack',
    tenant: owner.tenant,
    id: 'C1',
    kind: 'channel',
    thread: '1.1',
    address: { channel: 'C1' },
  };
  const base = {
    id,
    at: new Date('2026-11-23T10:00:00Z'),
    conversation,
    person: { id: 'U1' },
    private: false,
  };
  return { ...base, kind: 'message', text: 'what is CI?', addressed: true, ...more } as ChatEvent;
}

const QUICK = { leaseMs: 400, pollMs: 50, acknowledgeWithinMs: 1_000 };
const opened: Inbox[] = [];

function replica(more: Partial<Parameters<typeof createInbox>[0]> = {}): Inbox {
  const inbox = createInbox({ store, mayKeep: async () => true, log: silent, pace: QUICK, ...more });
  opened.push(inbox);
  return inbox;
}
afterEach(async () => {
  for (const inbox of opened.splice(0)) await inbox.stop();
});

/** Resolves with the events that the inbox took over, once there are so many. */
function takenOver(
  inbox: Inbox,
  count: number,
  answer: () => Promise<void> = async () => {},
): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  return new Promise((resolve) =>
    inbox.start(async (one) => {
      events.push(one);
      await answer();
      if (events.length === count) resolve(events);
    }),
  );
}

it('answers an event that was acknowledged before it was kept', async () => {
  let keepNow: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    keepNow = resolve;
  });
  const takeEvent: InboxStore['takeEvent'] = async (...entry) => {
    await late;
    return store.takeEvent(...entry);
  };
  const inbox = replica({ store: { ...store, takeEvent }, pace: { ...QUICK, acknowledgeWithinMs: 1 } });
  const { carry } = await inbox.takeOn(event('E1'));
  const isNew = carry(() => inbox.claimEvent(owner, 'E1', new Date()));
  keepNow();
  expect(await isNew).toBe(true);
  expect(await inbox.claimEvent(owner, 'E1', new Date())).toBe(false);
  expect(await store.countEvents()).toBe(0);
});

it('keeps an event from before it is acknowledged until it is answered', async () => {
  const inbox = replica();
  const { carry } = await inbox.takeOn(event('E1'));
  expect(await store.countEvents()).toBe(1);
  expect(await inbox.claimEvent(owner, 'E1', new Date())).toBe(true);
  expect(await inbox.claimEvent(owner, 'E1', new Date())).toBe(false);
  expect(await carry(async () => 'answered')).toBe('answered');
  expect(await store.countEvents()).toBe(0);
});

it('lets a repeat through to the advisor, which drops it, on whichever replica it comes', async () => {
  await replica().takeOn(event('E1'));
  const other = replica();
  await other.takeOn(event('E1'));
  expect(await other.claimEvent(owner, 'E1', new Date())).toBe(false);
  expect(await store.countEvents()).toBe(1);
});

it('has another replica answer what one that died has left, once, as it was', async () => {
  await replica().takeOn(event('E1'));
  const others = [replica(), replica()];
  const first = await Promise.race(others.map((inbox) => takenOver(inbox, 1)));
  expect(first).toEqual([event('E1')]);
  for (const other of others) await other.stop();
  expect(await store.countEvents()).toBe(0);
});

it('leaves alone what a replica that lives is still working on', async () => {
  const taken: string[] = [];
  const alive = replica();
  const someTaken = new Promise<void>((resolve) => {
    for (const inbox of [alive, replica()])
      inbox.start(async ({ id }) => {
        taken.push(id);
        resolve();
      });
  });
  const { carry } = await alive.takeOn(event('E1'));
  let release: () => void = () => undefined;
  const working = carry(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  await replica().takeOn(event('E2'));
  // The event of the dead one shows that the time of both is up.
  await someTaken;
  expect(taken).toEqual(['E2']);
  release();
  await working;
});

it('tries again what was not answered, and gives up what three replicas could not answer', async () => {
  const log = recording();
  await replica().takeOn(event('E1'));
  const events = takenOver(replica({ log }), 2, () => Promise.reject(new Error('away')));
  const other = replica({ log });
  void takenOver(other, 9, () => Promise.reject(new Error('away')));
  await Promise.race([
    events,
    new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!log.lines.some(({ message }) => message.includes('given up'))) return;
        clearInterval(look);
        resolve();
      }, 20);
    }),
  ]);
  expect(log.lines.map(({ message }) => message)).toContain('an event of another replica was not answered');
});

it.each([
  ['a form', { kind: 'form', form: 'survey-answer', value: '', fields: {} }],
  ['a page', { kind: 'home' }],
])('keeps nothing of %s', async (_name, more) => {
  const { carry } = await replica().takeOn(event('E1', more));
  expect(await store.countEvents()).toBe(0);
  await carry(async () => undefined);
});

it('keeps nothing that may not be kept', async () => {
  await replica({ mayKeep: async () => false }).takeOn(event('E1'));
  expect(await store.countEvents()).toBe(0);
});

it('takes events on while the database is away, in time, and says so', async () => {
  const log = recording();
  const away = { ...store, takeEvent: () => new Promise<boolean>(() => undefined) };
  const pace = { ...QUICK, acknowledgeWithinMs: 20 };
  await replica({ store: away, log, pace }).takeOn(event('E1'));
  expect(log.lines.map(({ message }) => message)).toEqual([expect.stringContaining('could not be kept')]);
});

it('forgets later what could not be forgotten at once', async () => {
  let isAway = true;
  const forgetEvent: InboxStore['forgetEvent'] = (key) =>
    isAway ? Promise.reject(new Error('away')) : store.forgetEvent(key);
  const inbox = replica({ store: { ...store, forgetEvent } });
  const { carry } = await inbox.takeOn(event('E1'));
  await carry(async () => undefined);
  expect(await store.countEvents()).toBe(1);
  isAway = false;
  await inbox.stop();
  expect(await store.countEvents()).toBe(0);
});

it.each(['tenant', 'conversation', 'person'] as const)('forgets all of a %s that is erased', async (kind) => {
  await replica().takeOn(event('E1'));
  const subject = { ...owner, kind, conversation: 'C1', person: 'U1' };
  await createPostgresStore(db.database, { log: silent }).eraseData(subject);
  expect(await store.countEvents()).toBe(0);
});
