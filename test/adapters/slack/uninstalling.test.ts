import type { OnEvent } from '../../../src/chat/adapter';
import type { ConversationRef } from '../../../src/chat/event';
import { openPlatform, type PlatformUnderTest } from './platform-under-test';
import { openSlack, reply } from './slack-under-test';

let chat: PlatformUnderTest;
/** What the advisor still apologises for, as while its store is away. */
let failures: number;
/** Longer than any test, but where one is about it. */
let eraseAgainAfterMs = 600_000;
let afterErasure: () => Promise<void>;

const onEvent: OnEvent = async (event) => {
  if (event.kind !== 'removed') return reply(`for ${event.conversation.tenant}`);
  failures -= 1;
  if (failures >= 0) return reply('My memory is away.');
  const { platform, tenant } = event.conversation;
  await chat.store.eraseData({ kind: 'tenant', platform, tenant });
  await afterErasure();
};

beforeEach(async () => {
  failures = 0;
  afterErasure = async () => undefined;
  chat = await openPlatform({ onEvent, adapter: { eraseAgainAfterMs } });
  await chat.install('acme');
  await chat.install('beta');
});

afterEach(() => chat.stop());

it('takes everything of the workspace along, and nothing of another', async () => {
  await saveAnswer('TACME');
  await saveAnswer('TBETA');
  const delivered = await chat.platform.uninstall('TACME');
  expect(delivered.map(({ acknowledged }) => acknowledged)).toEqual([true, true]);
  expect(removed()).toEqual(['TACME', 'TACME']);
  expect(await kept('TACME')).toEqual({ installation: undefined, answers: 0 });
  expect(await kept('TBETA')).toEqual({ installation: expect.any(String), answers: 1 });
});

it('leaves nobody to speak to there', async () => {
  await chat.platform.uninstall('TACME');
  const gone = { outcome: 'gone', reason: 'not_installed' };
  const message = {
    conversation: general('TACME'),
    id: '1.1',
    address: { channel: 'CGENERAL', messages: ['1.1'] },
  };
  expect(await chat.adapter.send(general('TACME'), reply('a tip'))).toEqual(gone);
  expect(await chat.adapter.update(message, reply('a tip'))).toEqual(gone);
  expect(await chat.adapter.describe(general('TACME'))).toEqual({ reachable: false });
  expect(await chat.adapter.isAdmin(general('TACME'), { id: 'UALICE' })).toBe(false);
  expect(await chat.adapter.timeZoneOf(general('TACME'), { id: 'UALICE' })).toBeUndefined();
  expect(await chat.adapter.directWith(general('TACME'), { id: 'UALICE' })).toBeUndefined();
  expect(await chat.adapter.findDelivery(general('TACME'), 'd1', new Date(0))).toBeUndefined();
  expect(await chat.adapter.send(general('TBETA'), reply('a tip'))).toMatchObject({ outcome: 'delivered' });
});

it('is noticed by every replica at once', async () => {
  const other = await chat.replica();
  expect(await other.send(general('TACME'), reply('a tip'))).toMatchObject({ outcome: 'delivered' });
  chat.platform.connectTo(chat.origin());
  await chat.platform.uninstall('TACME');
  expect(await other.send(general('TACME'), reply('a tip'))).toMatchObject({ outcome: 'gone' });
});

it('answers nothing that comes in late, and says nothing of it but that', async () => {
  await chat.platform.uninstall('TACME');
  const slack = workspace('TACME');
  const { deliveries } = await slack.say({ user: 'UALICE', channel: 'DALICE', text: 'still there?' });
  expect(deliveries.map(({ acknowledged }) => acknowledged)).toEqual([true]);
  expect(slack.answers()).toEqual([]);
  expect(JSON.stringify(chat.lines)).not.toContain('still there');
});

it('lets the workspace install it again, and a late word of the removal changes nothing', async () => {
  await chat.platform.uninstall('TACME');
  await chat.install('acme');
  const removals = removed().length;
  const late = { type: 'app_uninstalled' };
  await chat.platform.deliver({ ...envelope('TACME', late), event_time: 1_700_000_000 });
  expect(removed()).toHaveLength(removals);
  const slack = workspace('TACME');
  await slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hello again' });
  expect((await slack.waitFor(() => slack.answers('DALICE')[0])).text).toBe('for TACME');
});

it('is tried again while the store is away', async () => {
  failures = 2;
  await chat.platform.uninstall('TACME');
  expect(await kept('TACME')).toEqual({ installation: undefined, answers: 0 });
});

it('does not concern the bot where only tokens of people are withdrawn', async () => {
  await chat.platform.deliver(envelope('TACME', { type: 'tokens_revoked', tokens: { oauth: ['UALICE'] } }));
  expect(removed()).toEqual([]);
});

it.each([
  ['token_revoked', 'TACME'],
  ['account_inactive', 'TACME'],
] as const)('is gone where its token answers %s, before any word of it', async (reason, tenant) => {
  chat.platform.tokens.endAll(tenant, reason);
  expect(await chat.adapter.send(general(tenant), reply('a tip'))).toEqual({ outcome: 'gone', reason });
});

it('survives what it cannot read', async () => {
  const { acknowledged } = await chat.platform.deliver({
    type: 'event_callback',
    event: { type: 'app_uninstalled' },
  });
  expect(acknowledged).toBe(true);
  expect(removed()).toEqual([]);
  expect(chat.lines.map(({ message }) => message)).toContain('Slack sent something that we cannot read');
});

describe('what is being answered meanwhile', () => {
  beforeAll(() => {
    eraseAgainAfterMs = 1;
  });

  afterAll(() => {
    eraseAgainAfterMs = 600_000;
  });

  it('is erased a little later', async () => {
    const erasedAgain = new Promise<void>((resolve) => {
      afterErasure = () => (removed().length === 1 ? saveAnswer('TACME') : Promise.resolve(resolve()));
    });
    chat.platform.tokens.endAll('TACME', 'account_inactive');
    await chat.platform.deliver(envelope('TACME', { type: 'app_uninstalled' }));
    await erasedAgain;
    expect(await kept('TACME')).toEqual({ installation: undefined, answers: 0 });
  });
});

describe('with a token of its own', () => {
  it('erases the workspace too, once the token is dead', async () => {
    const { events, slack, start } = await openSlack();
    await start();
    await slack.event({ type: 'app_uninstalled' });
    expect(events).toEqual([]);
    slack.faults.plan('auth.test', { kind: 'error', code: 'account_inactive' });
    await slack.event({ type: 'app_uninstalled' });
    expect(events).toEqual([
      expect.objectContaining({
        kind: 'removed',
        from: 'tenant',
        conversation: expect.objectContaining({ tenant: 'TACME' }),
      }),
    ]);
  });

  it('believes Slack that it is removed where the token cannot be asked about', async () => {
    const { events, slack, start } = await openSlack();
    await start();
    slack.faults.plan('auth.test', { kind: 'http', status: 503 });
    await slack.event({ type: 'app_uninstalled' });
    expect(events).toHaveLength(1);
  });
});

describe('a channel', () => {
  it.each(['channel_left', 'group_left'])('is forgotten with %s', async (type) => {
    const event = { type, channel: 'CGENERAL', actor_id: 'UALICE', event_ts: '1700000000.000100' };
    await workspace('TACME').event(event);
    expect(chat.events).toEqual([
      expect.objectContaining({
        kind: 'removed',
        from: 'conversation',
        at: new Date(1_700_000_000_000 + 0.1),
        person: { id: 'UALICE' },
        conversation: expect.objectContaining({ tenant: 'TACME', id: 'CGENERAL' }),
      }),
    ]);
  });

  it('is greeted once where the bot is added', async () => {
    const slack = workspace('TACME');
    const event = {
      type: 'member_joined_channel',
      user: 'UOPSBOT',
      channel: 'CGENERAL',
      channel_type: 'C',
      team: 'TACME',
      inviter: 'UALICE',
      event_ts: '1700000000.000100',
    };
    await slack.event(event);
    await slack.event(event);
    await slack.event({ ...event, user: 'UBOB' });
    await slack.waitFor(() => slack.answers('CGENERAL')[0]);
    expect(chat.events).toEqual([
      expect.objectContaining({ kind: 'added', person: { id: 'UALICE' }, private: false }),
    ]);
    expect(slack.answers('CGENERAL')).toHaveLength(1);
  });
});

function workspace(id: string) {
  const found = chat.workspaces[id];
  if (found === undefined) throw new Error(`there is no workspace ${id}`);
  return found;
}

function general(tenant: string): ConversationRef {
  const channel = 'CGENERAL';
  return { platform: 'slack', tenant, id: channel, kind: 'channel', address: { channel } };
}

function envelope(team: string, event: object): object {
  const ids = { event_id: 'Ev1', event_time: Math.floor(Date.now() / 1000) };
  return { team_id: team, api_app_id: 'AOPS', event, type: 'event_callback', ...ids };
}

async function saveAnswer(tenant: string): Promise<void> {
  const place = { platform: 'slack', tenant, conversation: 'CGENERAL' };
  await chat.store.saveAnswer(place, { id: 'a1', person: 'UALICE', record: {} }, new Date());
}

async function kept(tenant: string): Promise<object> {
  const owner = { platform: 'slack', tenant };
  const { answers } = await chat.store.exportData({ kind: 'tenant', ...owner });
  return { installation: await chat.store.getSecret(owner, 'installation'), answers: answers.length };
}

function removed(): string[] {
  return chat.events.flatMap((event) =>
    event.kind === 'removed' && event.from === 'tenant' ? [event.conversation.tenant] : [],
  );
}
