import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cardText } from '../../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../../adapters/playground/teams/chat';
import { startTeamsTenant, type TeamsTenant } from '../../../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../../../adapters/playground/teams/tenant-state';

const CARD = 'application/vnd.microsoft.card.adaptive';
const action = { type: 'Action.Execute', verb: 'x' };
const cardWith = (text: string, more: object = {}) => ({
  ...{ type: 'AdaptiveCard' as const, version: '1.5' as const },
  body: [{ type: 'TextBlock' as const, text }],
  ...more,
});
const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: 'One' } };
const found = { contentType: CARD, content: cardWith('One'), preview };
const list = (...attachments: object[]) => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments },
});

let tenant: TeamsTenant;
let chat: Chat;
let server: Server;
let answers: string[];
let asked: Record<string, unknown>[];

beforeEach(async () => {
  asked = [];
  answers = [];
  server = createServer(async (request, response) => {
    asked.push(JSON.parse(Buffer.concat(await request.toArray()).toString('utf8')));
    response.statusCode = answers.length > 0 ? 200 : 501;
    response.end(answers.shift());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  tenant = await startTeamsTenant();
  tenant.connect({ port: (server.address() as AddressInfo).port });
  chat = tenant.group();
});
afterEach(async () => {
  await tenant.close();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

const answersWith = (...bodies: unknown[]) => {
  answers = bodies.map((body) => JSON.stringify(body));
};

describe('the message extension in the playground', () => {
  it('asks as Teams does, and inserts what is chosen as a message of the person', async () => {
    answersWith(list(found), { composeExtension: { type: 'message', text: 'Nothing' } });
    const view = await tenant.search(chat, 'one', { by: { id: 'lee', name: 'Lee' } });
    const [one] = view.state === 'results' ? view.results : [];
    expect(one?.insert()).toMatchObject({ from: 'person', by: 'lee', conversationId: chat.conversation.id });
    expect(await tenant.search(chat, '')).toEqual({ state: 'message', text: 'Nothing' });
    expect(asked.map(({ name, value }) => ({ name, value }))).toMatchObject([
      { name: 'composeExtension/query', value: { parameters: [{ name: 'text', value: 'one' }] } },
      { value: { commandId: 'lookup', parameters: [{ name: 'initialRun', value: 'true' }] } },
    ]);
  });

  it.each([
    ['without its envelope', { type: 'result', attachments: [found] }],
    ['of another kind', { composeExtension: { type: 'list', attachments: [found] } }],
    ['without a layout', { composeExtension: { type: 'result', attachments: [found] } }],
    ['without previews', list({ contentType: CARD, content: cardWith('One') })],
    ['with an adaptive card for a preview', list({ ...found, preview: { ...preview, contentType: CARD } })],
    ['with a card that cannot be drawn', list({ ...found, content: { type: 'AdaptiveCard' } })],
    ['with a card that is too large', list({ ...found, content: cardWith('x'.repeat(30_000)) })],
    ['that is an empty text', { composeExtension: { type: 'message', text: '' } }],
  ])('refuses an answer %s', async (_what, body) => {
    answersWith(body);
    await expect(tenant.search(chat, 'one')).rejects.toThrow('Teams cannot show this answer');
  });

  it('has none where the bot does not answer', async () => {
    expect(await tenant.search(chat, 'one')).toEqual({ state: 'unreachable' });
  });
});

describe('cards in the playground', () => {
  const add = (refresh: object): Message => {
    const card = cardWith('old', { refresh });
    return tenant.state.add({ id: '1', conversationId: chat.conversation.id, from: 'bot', card });
  };
  const newCard = { statusCode: 200, type: CARD, value: cardWith('new') };
  const look = async (message: Message) =>
    cardText(await tenant.cards.look(message, { id: 'lee', name: 'Lee' }));

  it('show what the bot answers to whoever looks', async () => {
    answersWith(newCard);
    expect(await look(add({ action }))).toBe('new');
    expect(asked).toMatchObject([
      { name: 'adaptiveCard/action', value: { action: { verb: 'x' }, trigger: 'automatic' } },
    ]);
  });

  it.each([
    ['are named on it', ['29:lee'], 'new'],
    ['are not named on it', ['29:ana'], 'old'],
    ['are nobody', [], 'old'],
  ])('ask for those who %s', async (_who, userIds, text) => {
    answersWith(newCard);
    expect(await look(add({ action, userIds }))).toBe(text);
  });

  it.each([
    [
      'an error',
      { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'a', message: 'b' } },
    ],
    ['no answer that counts', undefined],
  ])('stay as they are after %s', async (_what, body) => {
    if (body) answersWith(body);
    expect(await look(add({ action }))).toBe('old');
  });

  it.each([
    ['the bare card', cardWith('new')],
    ['a card under another type', { ...newCard, type: 'application/vnd.microsoft.error' }],
    ['a card with an error', { ...newCard, statusCode: 500 }],
    ['a card that cannot be drawn', { ...newCard, value: { type: 'AdaptiveCard' } }],
  ])('refuse %s', async (_what, body) => {
    answersWith(body);
    await expect(look(add({ action }))).rejects.toThrow('Teams cannot show this answer');
  });

  it.each([
    ['another action', { action: { type: 'Action.Submit' } }],
    ['people who are none', { action, userIds: ['lee'] }],
    ['too many people', { action, userIds: Array.from({ length: 61 }, (_, index) => `29:${index}`) }],
  ])('are not posted with %s', async (_what, refresh) => {
    const attachments = [{ contentType: CARD, content: cardWith('old', { refresh }) }];
    expect(tenant.state.post(chat.conversation.id, { type: 'message', attachments })).toMatchObject({
      status: 400,
    });
  });
});

describe('the app in the playground', () => {
  it('comes in both ways, and goes from all channels of its team', async () => {
    const team = '19:shop@thread.tacv2';
    const channels = [tenant.channel(team), tenant.channel(team), tenant.channel()];
    const [first = chat] = channels;
    await tenant.apps.remove(first);
    expect(channels.map(({ conversation }) => conversation.closed)).toEqual([true, true, false]);
    await tenant.apps.add(first);
    expect(channels.map(({ conversation }) => conversation.closed)).toEqual([false, false, false]);
    await tenant.apps.upgrade(first, { told: ['installationUpdate'] });
    const where = (id: string) => ({ conversation: expect.objectContaining({ id }) });
    const told = [...asked].sort((a, b) => String(a.type).localeCompare(String(b.type)));
    expect(told).toMatchObject([
      {
        type: 'conversationUpdate',
        membersRemoved: [{ id: tenant.state.roster.tenant.botId }],
        ...where(team),
      },
      { type: 'conversationUpdate', membersAdded: [{}], ...where(first.conversation.id) },
      { type: 'installationUpdate', action: 'remove', ...where(team) },
      { type: 'installationUpdate', action: 'add', ...where(first.conversation.id) },
      { type: 'installationUpdate', action: 'add-upgrade', ...where(team) },
    ]);
  });
});
