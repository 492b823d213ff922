import type { ConversationRef } from '../../../src/chat/event';
import { openPlatform, type PlatformUnderTest } from './platform-under-test';
import { reply } from './slack-under-test';

const HOUR_MS = 60 * 60_000;
const TWELVE_HOURS = 12 * 60 * 60;
const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

let chat: PlatformUnderTest;
let began: number;

beforeEach(async () => {
  // Slack's library reads the clock by itself.
  jest.useFakeTimers({ doNotFake: [...TIMERS] });
  began = Date.now();
  chat = await openPlatform({
    tokenLifeSeconds: TWELVE_HOURS,
    onEvent: async (event) => reply(`for ${event.conversation.tenant}`),
  });
  await chat.install('acme');
});

afterEach(async () => {
  await chat.stop();
  jest.useRealTimers();
});

it('leaves a token alone that is good for a while', async () => {
  hoursLater(9.9);
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(renewals()).toBe(0);
});

it('renews a token before it ends, keeps the new one, and uses it from then on', async () => {
  const first = await installed();
  hoursLater(10.1);
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(renewals()).toBe(1);
  const second = await installed();
  expect(second.token).not.toBe(first.token);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(chat.platform.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([
    { method: 'chat.postMessage', token: second.token },
    { method: 'chat.postMessage', token: second.token },
  ]);
});

it('renews a token that has ended, when an event comes in', async () => {
  hoursLater(40);
  const { TACME: slack } = chat.workspaces;
  await slack?.say({ user: 'UALICE', channel: 'DALICE', text: 'good morning' });
  const answer = await slack?.waitFor(() => slack.answers('DALICE')[0]);
  expect(answer?.text).toBe('for TACME');
});

it('renews once, however many need the token at a time, in however many replicas', async () => {
  const other = await chat.replica();
  hoursLater(11);
  const adapters = [chat.adapter, other, chat.adapter, other, chat.adapter, other];
  const sent = await Promise.all(adapters.map((adapter) => adapter.send(general(), reply('a tip'))));
  expect(sent.map(({ outcome }) => outcome)).toEqual(adapters.map(() => 'delivered'));
  expect(renewals()).toBe(1);
});

it('goes on with the old token where a renewal fails, and tries again a minute later', async () => {
  hoursLater(11);
  chat.platform.faults.plan('oauth.v2.access', { kind: 'http', status: 503 });
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(renewals()).toBe(1);
  hoursLater(11.02);
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(renewals()).toBe(2);
});

it('waits where the old token has ended meanwhile', async () => {
  hoursLater(13);
  chat.platform.faults.plan('oauth.v2.access', { kind: 'http', status: 503 });
  expect(await send()).toEqual({ outcome: 'refused', reason: 'token_expired', retryAfterMs: 30_000 });
  hoursLater(13.02);
  expect(await send()).toMatchObject({ outcome: 'delivered' });
});

it('stays installed where it is installed anew meanwhile', async () => {
  hoursLater(11);
  await chat.install('acme');
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(renewals()).toBe(0);
});

it('renews nothing that was removed', async () => {
  hoursLater(11);
  await chat.platform.uninstall('TACME');
  expect(await send()).toEqual({ outcome: 'gone', reason: 'not_installed' });
  expect(await chat.store.getSecret({ platform: 'slack', tenant: 'TACME' }, 'installation')).toBeUndefined();
});

function hoursLater(hours: number): void {
  jest.setSystemTime(began + hours * HOUR_MS);
}

function general(): ConversationRef {
  const channel = 'CGENERAL';
  return { platform: 'slack', tenant: 'TACME', id: channel, kind: 'channel', address: { channel } };
}

function send() {
  return chat.adapter.send(general(), reply('a tip'));
}

function renewals(): number {
  return chat.platform.calls.filter(({ token }) => token === 'refresh_token').length;
}

async function installed(): Promise<{ token: string; refreshToken: string }> {
  const owner = { platform: 'slack', tenant: 'TACME' };
  return JSON.parse((await chat.store.getSecret(owner, 'installation')) ?? '{}').bot;
}
