import type { ConversationRef } from '../../../src/chat/event';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

let chat: SlackUnderTest;
let clock: number;
let waits: number[];

beforeEach(async () => {
  clock = 0;
  waits = [];
  const wait = async (ms: number) => waits.push(ms);
  chat = await openSlack({ adapter: { timeoutMs: 300, wait, now: () => new Date(clock) } });
  await chat.start();
});

describe('a conversation', () => {
  it.each([
    ['CGENERAL', { reachable: true, members: 2, name: 'general' }],
    ['CRANDOM', { reachable: false, members: 2, name: 'random' }],
    ['CSECRET', { reachable: false }],
    ['CNOWHERE', { reachable: false }],
    ['GTRIO', { reachable: true, members: 2 }],
    ['DALICE', { reachable: true, members: 1 }],
    ['DPEERS', { reachable: false }],
  ])('%s is described', async (channel, facts) => {
    expect(await chat.adapter.describe(to(channel))).toEqual(facts);
  });

  it('is out of reach once it is archived, or its person is gone', async () => {
    Object.assign(chat.slack.state.channel('CGENERAL') ?? {}, { archived: true });
    Object.assign(chat.slack.state.users[0] ?? {}, { deleted: true });
    expect(await chat.adapter.describe(to('CGENERAL'))).toMatchObject({ reachable: false });
    expect(await chat.adapter.describe(to('DALICE'))).toMatchObject({ reachable: false });
  });

  it('is waited for, but not for ever', async () => {
    chat.slack.faults.plan('conversations.info', { kind: 'rate-limited', retryAfterSeconds: 2 });
    expect(await chat.adapter.describe(to('CGENERAL'))).toMatchObject({ reachable: true });
    expect(waits).toEqual([2_000]);
    chat.slack.faults.plan('conversations.info', { kind: 'lost-answer' });
    await expect(chat.adapter.describe(to('CGENERAL'))).rejects.toMatchObject({ name: 'PlatformError' });
  });
});

describe('a person', () => {
  it.each([
    [{}, false],
    [{ isAdmin: true }, true],
    [{ isOwner: true }, true],
  ])('with %j runs the workspace: %s', async (rights, expected) => {
    chat.slack.state.users.push({ id: 'UNEW', name: 'new', ...rights });
    expect(await chat.adapter.isAdmin(to('CGENERAL'), { id: 'UNEW' })).toBe(expected);
  });

  it('loses rights at once', async () => {
    expect(await chat.adapter.isAdmin(to('CGENERAL'), { id: 'UALICE' })).toBe(true);
    Object.assign(chat.slack.state.users[0] ?? {}, { isAdmin: undefined });
    expect(await chat.adapter.isAdmin(to('CGENERAL'), { id: 'UALICE' })).toBe(false);
  });

  it('is unknown where Slack does not tell', async () => {
    expect(await chat.adapter.isAdmin(to('CGENERAL'), { id: 'UNOBODY' })).toBe(false);
    expect(await chat.adapter.timeZoneOf(to('CGENERAL'), { id: 'UNOBODY' })).toBeUndefined();
    chat.slack.faults.plan('users.info', { kind: 'lost-answer' });
    expect(await chat.adapter.isAdmin(to('CGENERAL'), { id: 'UALICE' })).toBe(false);
  });

  it('is asked for a time zone once in a few minutes', async () => {
    const zone = () => chat.adapter.timeZoneOf(to('CGENERAL'), { id: 'UALICE' });
    expect(await zone()).toBe('Europe/Zurich');
    Object.assign(chat.slack.state.users[0] ?? {}, { tz: 'Asia/Tokyo' });
    clock = 4 * 60_000;
    expect(await zone()).toBe('Europe/Zurich');
    clock = 6 * 60_000;
    expect(await zone()).toBe('Asia/Tokyo');
  });

  it('is asked again where the first answer did not come', async () => {
    chat.slack.faults.plan('users.info', { kind: 'http', status: 500 });
    const zone = () => chat.adapter.timeZoneOf(to('CGENERAL'), { id: 'UALICE' });
    expect([await zone(), await zone()]).toEqual([undefined, 'Europe/Zurich']);
  });
});

describe('a direct message', () => {
  it('is opened where there was none', async () => {
    chat.slack.state.users.push({ id: 'UNEW', name: 'new' });
    const direct = await chat.adapter.directWith(to('CGENERAL'), { id: 'UNEW' });
    if (direct === undefined) throw new Error('there is none');
    expect(direct).toMatchObject({ platform: 'slack', tenant: 'TACME', kind: 'direct' });
    expect(await chat.adapter.send(direct, reply('for you'))).toMatchObject({ outcome: 'delivered' });
    expect(chat.slack.state.channel(direct.id)?.members).toEqual(['UNEW', 'UOPSBOT']);
  });

  it.each(['UNOBODY', 'UOPSBOT', 'UBOB'])('cannot be had with %s', async (id) => {
    Object.assign(chat.slack.state.users[1] ?? {}, { deleted: true });
    expect(await chat.adapter.directWith(to('CGENERAL'), { id })).toBeUndefined();
  });

  it('fails with what can be done where the set-up is wrong', async () => {
    chat.slack.faults.plan('conversations.open', {
      kind: 'error',
      code: 'missing_scope',
      needed: 'im:write',
    });
    await expect(chat.adapter.directWith(to('CGENERAL'), { id: 'UALICE' })).rejects.toMatchObject({
      code: 'slack/missing_scope',
      tip: expect.stringContaining('manifest.json'),
    });
  });
});

function to(channel: string): ConversationRef {
  return { platform: 'slack', tenant: 'TACME', id: channel, kind: 'channel', address: { channel } };
}
