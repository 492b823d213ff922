import { cardText } from '../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../adapters/playground/teams/chat';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import type { ConversationRef } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';
import { type Bot, type BotOptions, startBot, textReply } from './start-bot';

const REFRESH = { action: 'count-refresh', value: '{"id":"1"}' };
const ANA = { id: 'ana', name: 'Ana' };
const BEN = { id: 'ben', name: 'Ben' };

let bot: Bot;
let count = 0;
const counted = (): Reply => ({ ...textReply(`Seen ${count} times`), refresh: REFRESH });
afterEach(() => bot.stop());

/** A channel with a card in it that counts. */
async function open(options: BotOptions = {}): Promise<{ chat: Chat; card: Message }> {
  count = 0;
  bot = await startBot({
    onEvent: async ({ kind }) => (kind === 'refresh' && count < 0 ? undefined : counted()),
    ...options,
  });
  const chat = bot.tenant.channel();
  const { replies } = await chat.say('count', { by: ANA });
  const [card] = replies;
  if (!card) throw new Error('there is no card');
  bot.events.length = 0;
  bot.logged.length = 0;
  return { chat, card };
}

const look = async (card: Message, by = ANA) => cardText(await bot.tenant.cards.look(card, by));

it('shows the state of the moment to whoever looks, and changes the message for nobody', async () => {
  const { chat, card } = await open();
  count = 7;
  expect(await look(card)).toBe('Seen 7 times');
  expect(card.card && cardText(card.card)).toBe('Seen 0 times');
  expect(chat.said()).toHaveLength(1);
  expect({ edits: card.edits, typing: bot.tenant.state.typing }).toEqual({ edits: 0, typing: [] });
});

it('does not tell the core who looked', async () => {
  const { chat, card } = await open();
  await look(card, BEN);
  expect(bot.events).toMatchObject([
    {
      kind: 'refresh',
      ...REFRESH,
      person: { id: '' },
      conversation: { id: chat.conversation.id, tenant: bot.tenant.settings.tenantId, address: null },
    },
  ]);
  expect(JSON.stringify([bot.events, bot.logged])).not.toMatch(/[Bb]en/);
});

it('names nobody on the card', async () => {
  const { card } = await open();
  expect(card.card?.refresh).toMatchObject({ action: { type: 'Action.Execute', verb: 'count-refresh' } });
  expect(card.card?.refresh).not.toHaveProperty('userIds');
});

it('is asked again after a minute, or once the message was changed', async () => {
  const { card } = await open();
  await look(card);
  count = 1;
  expect(await look(card)).toBe('Seen 0 times');
  expect(await look(card, BEN)).toBe('Seen 1 times');
  bot.waits.push(61_000);
  count = 2;
  expect(await look(card)).toBe('Seen 2 times');
  expect(bot.tenant.cards.asked).toBe(3);
  count = 3;
  await bot.adapter.update(await messageOf(card), counted());
  count = 4;
  expect(await look(card)).toBe('Seen 4 times');
});

it('waits to be asked by hand where many are in the channel', async () => {
  const { chat, card } = await open();
  const many = Array.from({ length: 61 }, (_, index) => ({ id: `29:p${index}`, name: `P${index}` }));
  bot.tenant.state.roster.set(chat.conversation.id, many);
  count = 5;
  expect(await look(card)).toBe('Seen 0 times');
  expect(cardText(await bot.tenant.cards.chooseRefresh(card, ANA))).toBe('Seen 5 times');
});

it('leaves the card as it is where there is nothing to show any more', async () => {
  const { card } = await open();
  count = -1;
  expect(await look(card)).toBe('Seen 0 times');
  expect(bot.events).toHaveLength(1);
});

it('leaves the card as it is where the answer is late or fails', async () => {
  let fail = (): void => undefined;
  const onEvent: BotOptions['onEvent'] = ({ kind }) =>
    kind === 'message'
      ? Promise.resolve(counted())
      : new Promise((_resolve, reject) => {
          fail = () => reject(new TypeError('inner workings'));
        });
  const { card } = await open({ onEvent, timing: { dialogWithinMs: 20 } });
  expect(await look(card)).toBe('Seen 0 times');
  fail();
  expect(await bot.tenant.deliver(bot.tenant.delivered.at(-1), token())).toMatchObject({
    status: 200,
    body: expect.stringMatching(/^\{"statusCode":500,"type":"application\/vnd\.microsoft\.error"/),
  });
  fail();
});

it('is behind the gate', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { card } = await open();
  await look(card);
  bot.events.length = 0;
  const activity = bot.tenant.delivered.at(-1);
  const forged = bot.tenant.issuer.sign({ ...bot.tenant.claims(), iss: 'other' });
  expect(await bot.tenant.deliver(activity, forged)).toEqual({ status: 401, body: '' });
  const foreign = { ...activity, channelData: { tenant: { id: 'other' } } };
  expect(await bot.tenant.deliver(foreign, token())).toEqual({ status: 403, body: '' });
  expect(bot.events).toEqual([]);
  jest.restoreAllMocks();
});

it.each([
  ['an action that is none', { opsAdvisor: { refresh: { action: 'DROP TABLE', value: '' } } }],
  ['a value that is too long', { opsAdvisor: { refresh: { action: 'x', value: 'x'.repeat(2_000) } } }],
  ['nothing of ours', { other: 1 }],
])('takes no refresh with %s', async (_what, data) => {
  const { card } = await open();
  await look(card);
  bot.events.length = 0;
  const value = { action: { type: 'Action.Execute', data }, trigger: 'automatic' };
  const { status } = await bot.tenant.deliver({ ...bot.tenant.delivered.at(-1), value }, token());
  expect({ status, events: bot.events }).toEqual({ status: 501, events: [] });
});

it('is left out of an answer in several parts', async () => {
  const items = Array.from({ length: 2_000 }, (_, index) => `reason number ${index}`);
  const long: Reply = { ...counted(), blocks: [{ type: 'list', items }] };
  const { chat } = await open({ onEvent: async () => long });
  expect(chat.said().filter(({ card }) => card?.refresh)).toEqual([]);
});

function token(): string {
  return bot.tenant.issuer.sign(bot.tenant.claims());
}

async function messageOf({ id, conversationId }: Message) {
  const conversation = await whereItStands(conversationId);
  return { conversation, id, address: { activityIds: [id] } };
}

async function whereItStands(conversationId: string): Promise<ConversationRef> {
  const chat = [...bot.tenant.delivered].find((one) => one.type === 'message');
  const { serviceUrl, recipient, from } = chat as { serviceUrl: string; recipient: object; from: object };
  const address = {
    ...{ serviceUrl, channelId: 'msteams', bot: recipient, user: from },
    conversation: { id: conversationId, conversationType: 'channel', isGroup: true },
  };
  const { tenantId: tenant } = bot.tenant.settings;
  return { platform: 'teams', tenant, id: conversationId, kind: 'channel', address };
}
