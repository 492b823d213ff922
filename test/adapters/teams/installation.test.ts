import { cardText } from '../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../adapters/playground/teams/chat';
import type { Told } from '../../../adapters/playground/teams/install-app';
import { Advisor } from '../../../src/advisor/advisor';
import { createMemoryStore } from '../../../src/storage/memory-store';
import type { Store } from '../../../src/storage/store';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { type Bot, startBot } from './start-bot';

const TEAM = '19:shop@thread.tacv2';
const BOTH: readonly Told[] = ['installationUpdate', 'conversationUpdate'];

let bot: Bot;
let store: Store;
beforeEach(async () => {
  const { answerer, library } = openCore();
  store = createMemoryStore({ log: silent });
  const advisor = new Advisor({ answerer, library, store, features: [], log: silent, now: () => new Date() });
  bot = await startBot({ onEvent: (event) => advisor.handle(event) });
});
afterEach(() => bot.stop());

const said = (chat: Chat) => chat.said().map(({ card }) => (card ? cardText(card) : ''));
const welcomes = (chat: Chat) => said(chat).filter((text) => text.startsWith('Hello, I am Ops Advisor'));
const kept = () =>
  store.exportData({ platform: 'teams', tenant: bot.tenant.settings.tenantId, kind: 'tenant' });

describe('where the app is added', () => {
  it.each([
    ['a person', () => bot.tenant.personal()],
    ['a group', () => bot.tenant.group()],
    ['a channel of a team', () => bot.tenant.channel(TEAM)],
  ])('it welcomes %s, once', async (_who, openChat) => {
    const chat = openChat();
    await bot.tenant.apps.add(chat);
    await bot.tenant.apps.upgrade(chat);
    expect(welcomes(chat)).toHaveLength(1);
    expect(chat.said()[0]).not.toHaveProperty('thread');
  });

  it.each(BOTH)('it welcomes people where Teams sends an %s alone', async (way) => {
    const chat = bot.tenant.group();
    await bot.tenant.apps.add(chat, { told: [way] });
    expect(welcomes(chat)).toHaveLength(1);
  });

  it('it welcomes a team in the channel that was chosen, and in no other', async () => {
    const general = bot.tenant.conversation({ type: 'channel', id: TEAM, team: TEAM });
    const chosen = bot.tenant.channel(TEAM);
    await bot.tenant.apps.add(chosen);
    await bot.tenant.apps.add(general);
    expect([welcomes(chosen).length, welcomes(general).length]).toEqual([1, 0]);
  });

  it('it tells the core who added it', async () => {
    await bot.tenant.apps.add(bot.tenant.personal(), { by: { id: 'nestor', name: 'Nestor' } });
    expect(bot.events[0]).toMatchObject({
      kind: 'added',
      person: { id: 'nestor' },
      conversation: { kind: 'direct' },
    });
  });

  it('an upgrade alone is no arrival', async () => {
    const chat = bot.tenant.group();
    await bot.tenant.apps.upgrade(chat, { told: ['installationUpdate'] });
    expect({ events: bot.events, said: chat.said() }).toEqual({ events: [], said: [] });
  });

  it('other people who join are not welcomed', async () => {
    const chat = bot.tenant.group();
    const { activity } = await chat.say('Hi');
    const others = { type: 'conversationUpdate', id: 'f:1', membersAdded: [{ id: '29:lee' }] };
    bot.events.length = 0;
    expect((await chat.send({ ...activity, ...others, text: undefined })).status).toBe(200);
    expect(bot.events).toEqual([]);
  });
});

describe('where the app is removed', () => {
  it.each([
    ['a person', () => bot.tenant.personal()],
    ['a group', () => bot.tenant.group()],
  ])('it forgets what it knew from %s, says nothing, and welcomes anew', async (_who, openChat) => {
    const chat = openChat();
    await bot.tenant.apps.add(chat);
    await chat.say('Should we use MLOps for our fraud model?');
    expect((await kept()).answers).toHaveLength(1);
    const before = said(chat).length;
    await bot.tenant.apps.remove(chat);
    expect(await kept()).toMatchObject({ answers: [], cases: [], references: [] });
    expect(said(chat)).toHaveLength(before);
    expect(bot.logged.filter(({ level }) => level !== 'info' && level !== 'debug')).toEqual([]);
    await bot.tenant.apps.add(chat);
    expect(welcomes(chat)).toHaveLength(2);
  });

  it('it forgets all channels of a team, and no other', async () => {
    const channels = [bot.tenant.channel(TEAM), bot.tenant.channel(TEAM)];
    const other = bot.tenant.channel('19:bank@thread.tacv2');
    for (const chat of [...channels, other]) await chat.say('Should we use MLOps for our fraud model?');
    expect((await kept()).answers).toHaveLength(3);
    await bot.tenant.apps.remove(channels[0] ?? other);
    const { answers, references } = await kept();
    expect(answers.map(({ conversation }) => conversation)).toEqual([other.conversation.id]);
    expect(references.map(({ conversation }) => conversation)).toEqual([other.conversation.id]);
  });

  it('it forgets also where Teams tells of its going in one way alone', async () => {
    for (const way of BOTH) {
      const chat = bot.tenant.channel(TEAM);
      await chat.say('Should we use MLOps for our fraud model?');
      await bot.tenant.apps.remove(chat, { told: [way] });
      expect((await kept()).answers).toEqual([]);
    }
  });

  it('it tries again where it cannot forget at once', async () => {
    const chat = bot.tenant.group();
    await chat.say('Should we use MLOps for our fraud model?');
    const erase = store.eraseData;
    let tries = 0;
    store.eraseData = (subject) => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('away')) : erase(subject);
    };
    await bot.tenant.apps.remove(chat, { told: ['installationUpdate'] });
    expect(bot.waits).toEqual([1_000, 4_000]);
    expect((await kept()).answers).toEqual([]);
    expect(said(chat)).toHaveLength(1);
  });

  it('it says in the log where it could not forget at all', async () => {
    const chat = bot.tenant.group();
    store.eraseData = () => Promise.reject(new Error('away'));
    await bot.tenant.apps.remove(chat, { told: ['installationUpdate'] });
    expect(bot.logged).toContainEqual({
      level: 'error',
      fields: expect.objectContaining({ conversation: chat.conversation.id, from: 'conversation' }),
      message: 'What the app was removed from could not be erased',
    });
  });

  it('it cannot be sent to any more', async () => {
    const chat = bot.tenant.group();
    await bot.tenant.apps.add(chat);
    const place = bot.events[0]?.conversation;
    await bot.tenant.apps.remove(chat);
    const reply = { text: 'Hi', blocks: [], audience: 'conversation' as const };
    expect(place && (await bot.adapter.send(place, reply))).toMatchObject({ outcome: 'gone' });
    expect(place && (await bot.adapter.describe(place))).toEqual({ reachable: false });
  });
});

it.each([
  ['of nothing', { type: 'installationUpdate' }],
  ['of something new', { type: 'installationUpdate', action: 'pause' }],
  ['of an upgrade that takes the app away', { type: 'installationUpdate', action: 'remove-upgrade' }],
  ['of members that are none', { type: 'conversationUpdate', membersAdded: 'x', membersRemoved: [1] }],
  ['of a new name', { type: 'conversationUpdate', topicName: 'x' }],
])('takes a change %s for nothing', async (_what, changes) => {
  const { activity } = await bot.tenant.group().say('Hi');
  bot.events.length = 0;
  const token = bot.tenant.issuer.sign(bot.tenant.claims());
  const { status } = await bot.tenant.deliver({ ...activity, id: 'f:2', text: undefined, ...changes }, token);
  expect({ status, events: bot.events }).toEqual({ status: 200, events: [] });
});

it('is told by nobody but Teams', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { activity } = await bot.tenant.group().say('Should we use MLOps for our fraud model?');
  const gone = { ...activity, id: 'f:3', type: 'installationUpdate', action: 'remove' };
  const forged = bot.tenant.issuer.sign({ ...bot.tenant.claims(), aud: 'other-app' });
  expect((await bot.tenant.deliver(gone, forged)).status).toBe(401);
  const token = bot.tenant.issuer.sign(bot.tenant.claims());
  const foreign = { ...gone, channelData: { tenant: { id: 'other' } }, conversation: activity.conversation };
  expect((await bot.tenant.deliver(foreign, token)).status).toBe(403);
  expect((await kept()).answers).toHaveLength(1);
  jest.restoreAllMocks();
});
