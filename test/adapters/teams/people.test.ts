import type { Chat } from '../../../adapters/playground/teams/chat';
import { createTimeZones } from '../../../adapters/teams/events/time-zones';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import { type Bot, startBot, textReply } from './start-bot';

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `29:person-${index}`, name: `Person ${index}` }));

describe('people and places in Teams', () => {
  let bot: Bot;
  let channel: Chat;
  let event: ChatEvent;
  beforeAll(async () => {
    bot = await startBot();
  });
  beforeEach(async () => {
    channel = bot.tenant.channel();
    await channel.say('Hi', { by: { id: 'nestor', name: 'Nestor' }, timeZone: 'America/Lima' });
    event = JSON.parse(JSON.stringify(bot.events.at(-1)));
  });
  afterEach(() => bot.tenant.state.roster.without.clear());
  afterAll(() => bot.stop());

  it.each([0, 1, 499, 500, 1_234])('counts %i people, bots left out', async (count) => {
    bot.tenant.state.roster.set(channel.conversation.id, [
      ...crowd(count),
      { id: '28:another-bot', name: 'Another bot' },
    ]);
    expect(await bot.adapter.describe(event.conversation)).toEqual({ reachable: true, members: count });
  });

  it('knows where it cannot speak any more', async () => {
    channel.close();
    expect(await bot.adapter.describe(event.conversation)).toEqual({ reachable: false });
    bot.tenant.state.conversations.delete(channel.conversation.id);
    expect(await bot.adapter.describe(event.conversation)).toEqual({ reachable: false });
  });

  it.each([{ kind: 'error', status: 503 } as const, { kind: 'rate-limit', retryAfterS: 3 } as const])(
    'does not take a place for lost because of %j',
    async (fault) => {
      bot.tenant.state.failNext(fault);
      expect(await bot.adapter.describe(event.conversation)).toEqual({ reachable: true });
    },
  );

  it('describes no place that is not its own', async () => {
    await expect(bot.adapter.describe({ ...event.conversation, address: {} })).rejects.toMatchObject({
      code: 'teams/unreadable-address',
    });
  });

  it('takes nobody for an admin, for Teams does not say', async () => {
    expect(await bot.adapter.isAdmin(event.conversation, event.person)).toBe(false);
  });

  it("remembers a person's time zone from what they did last, in their tenant", async () => {
    const { id } = event.person;
    expect(await bot.adapter.timeZoneOf(event.conversation, { id })).toBe('America/Lima');
    expect(await bot.adapter.timeZoneOf(event.conversation, { id: 'somebody' })).toBeUndefined();
    expect(await bot.adapter.timeZoneOf({ ...event.conversation, tenant: 'other' }, { id })).toBeUndefined();
    await channel.say('Back home', { by: { id: 'nestor', name: 'Nestor' }, timeZone: 'Europe/Berlin' });
    expect(await bot.adapter.timeZoneOf(event.conversation, { id })).toBe('Europe/Berlin');
  });

  it('forgets the time zone of whoever was heard longest ago', () => {
    const zones = createTimeZones(2);
    const hear = (id: string) => zones.note(event.conversation, { id, timeZone: `Zone/${id}` });
    for (const id of ['a', 'b', 'a', 'c']) hear(id);
    const known = ['a', 'b', 'c'].map((id) => zones.of(event.conversation, { id }));
    expect(known).toEqual(['Zone/a', undefined, 'Zone/c']);
  });

  const direct = async (): Promise<ConversationRef> => {
    const found = await bot.adapter.directWith(event.conversation, event.person);
    if (!found) throw new Error('there is no direct chat');
    return JSON.parse(JSON.stringify(found));
  };

  it('opens the chat with one person, and speaks there', async () => {
    const place = await direct();
    expect(place).toMatchObject({ kind: 'direct', tenant: bot.tenant.settings.tenantId });
    expect(place).not.toHaveProperty('thread');
    expect(await direct()).toEqual(place);
    await bot.adapter.send(place, textReply('Only for you.'));
    expect(bot.tenant.state.said(place.id)).toMatchObject([{ summary: 'Only for you.' }]);
    expect(channel.said()).toHaveLength(1);
  });

  it('stays in the chat where it is alone with the person already', async () => {
    const chat = bot.tenant.personal();
    await chat.say('Hi', { by: { id: 'nestor', name: 'Nestor' } });
    const { conversation, person } = bot.events.at(-1) as ChatEvent;
    expect(await bot.adapter.directWith(conversation, person)).toEqual(conversation);
    expect(await bot.adapter.directWith(conversation, { id: 'somebody else' })).toBeUndefined();
  });

  it('knows that there is no chat where the app is not installed', async () => {
    bot.tenant.state.roster.without.add('nestor');
    expect(await bot.adapter.directWith(event.conversation, event.person)).toBeUndefined();
  });

  it('does not take a failure that passes for that', async () => {
    bot.tenant.state.failNext({ kind: 'error', status: 503 });
    await expect(bot.adapter.directWith(event.conversation, event.person)).rejects.toMatchObject({
      code: 'teams/refused',
    });
  });
});
