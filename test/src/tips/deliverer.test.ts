import { EventEmitter, once } from 'node:events';
import type { Delivery } from '../../../src/chat/adapter';
import type { ConversationRef } from '../../../src/chat/event';
import { createTips } from '../../../src/tips/tips';
import { FakeChat, TipsUnderTest } from './tips-under-test';

const DUE = '2026-11-27T08:30:00Z';
const PACE = { pollMs: 5, leaseMs: 30_000 };

/** A chat of several workspaces, some of which do not answer until they are let. */
class ManyWorkspaces extends FakeChat {
  readonly events = new EventEmitter();
  readonly silent = new Set<string>();
  readonly limited = new Set<string>();
  running = 0;
  mostRunning = 0;

  override async send(to: ConversationRef, ...rest: [never, never]): Promise<Delivery> {
    this.events.emit('asked', to.tenant);
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    if (this.silent.has(to.tenant)) await once(this.events, `let ${to.tenant}`);
    this.running -= 1;
    if (this.limited.delete(to.tenant))
      return { outcome: 'refused', reason: 'rate limited', retryAfterMs: 60_000 };
    const delivery = await super.send(to, ...rest);
    this.events.emit('posted');
    return delivery;
  }

  async until(posts: number): Promise<void> {
    while (this.posted.length < posts) await once(this.events, 'posted');
  }

  postsIn(tenant: string): number {
    return this.posted.filter(({ to }) => to.tenant === tenant).length;
  }
}

async function subscribed(channels: Record<string, number>, pace = {}) {
  const chat = new ManyWorkspaces();
  const tips = new TipsUnderTest(chat, { ...PACE, ...pace });
  for (const [tenant, count] of Object.entries(channels)) {
    for (let number = 0; number < count; number += 1) {
      const conversation = {
        platform: 'slack',
        tenant,
        id: `C${number}`,
        kind: 'channel',
        address: {},
      } as const;
      await tips.command('on friday 9:30 Europe/Zurich', { conversation: conversation as never });
    }
  }
  return { chat, tips: tips.at(DUE) };
}

it('serves other workspaces while one does not answer', async () => {
  const { chat, tips } = await subscribed({ slow: 20, fast: 20, other: 3 });
  chat.silent.add('slow');
  tips.tips.start();
  await chat.until(23);
  expect([chat.postsIn('slow'), chat.postsIn('fast'), chat.postsIn('other')]).toEqual([0, 20, 3]);
  chat.silent.clear();
  chat.events.emit('let slow');
  await chat.until(43);
  await tips.tips.stop();
  expect(chat.posted).toHaveLength(43);
});

it('asks one workspace one thing at a time, and so many workspaces at once', async () => {
  const { chat, tips } = await subscribed({ T1: 6, T2: 6, T3: 6 }, { workspaces: 2 });
  tips.tips.start();
  await chat.until(18);
  await tips.tips.stop();
  expect(chat.mostRunning).toBeLessThanOrEqual(2);
});

it('leaves a workspace alone for as long as it asked for, with all its channels', async () => {
  const { chat, tips } = await subscribed({ limited: 8, free: 2 });
  chat.limited.add('limited');
  tips.tips.start();
  await chat.until(2);
  await tips.tips.stop();
  expect(chat.postsIn('limited')).toBe(0);
  const claim = {
    claimant: 'b',
    platforms: ['slack'],
    until: tips.now,
    owners: 9,
    perOwner: 99,
    without: [],
  };
  const early = new Date(tips.now.getTime() + 59_999);
  const later = new Date(tips.now.getTime() + 60_000);
  expect(await tips.store.claimDueTips({ ...claim, now: early })).toEqual([]);
  expect(await tips.store.claimDueTips({ ...claim, now: later })).toHaveLength(8);
});

it('finishes what it is sending when it is stopped, and gives the rest back', async () => {
  const { chat, tips } = await subscribed({ T1: 5 });
  chat.silent.add('T1');
  tips.tips.start();
  await once(chat.events, 'asked');
  const stopped = tips.tips.stop();
  chat.events.emit('let T1');
  await stopped;
  expect(chat.posted).toHaveLength(1);
  expect(await tips.claim('b')).toHaveLength(4);
});

it('shares the work between several of them: every channel has one tip', async () => {
  const { chat, tips } = await subscribed({ T1: 9, T2: 9, T3: 9 });
  const replicas = Array.from({ length: 3 }, () => createTips(tips.parts, PACE));
  for (const replica of replicas) replica.start();
  await chat.until(27);
  await Promise.all(replicas.map((replica) => replica.stop()));
  expect(new Set(chat.posted.map(({ to }) => `${to.tenant} ${to.id}`)).size).toBe(27);
  expect(chat.posted).toHaveLength(27);
});

it('goes on after the store was away', async () => {
  const { chat, tips } = await subscribed({ T1: 1 });
  const { claimDueTips } = tips.store;
  let away = 3;
  tips.store.claimDueTips = async (claim) => {
    away -= 1;
    if (away >= 0) throw new Error('the database cannot be reached');
    return claimDueTips(claim);
  };
  tips.tips.start();
  await chat.until(1);
  await tips.tips.stop();
  expect(tips.logged.filter((line) => line.startsWith('due tips could not'))).toHaveLength(3);
});

it('leaves tips of platforms that it does not serve to others', async () => {
  const { tips } = await subscribed({ T1: 1 });
  const store = { ...tips.store, claimDueTips: jest.fn() };
  const other = createTips({ ...tips.parts, store, chatFor: () => undefined }, PACE);
  other.start();
  await other.stop();
  expect(store.claimDueTips).not.toHaveBeenCalled();
});
