import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { startTeamsTenant, type TeamsTenant } from '../../../../adapters/playground/teams/start-teams-tenant';

/** A bot that takes everything and says nothing. */
const heard: { text?: string; authorization: string | undefined }[] = [];
const bot = createServer(async (request, response) => {
  const body = (await json(request)) as { text?: string };
  heard.push({ ...body, authorization: request.headers.authorization });
  response.end();
});

const AHEAD_MS = 30 * 24 * 60 * 60_000;
let tenant: TeamsTenant;

beforeAll(async () => {
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
});
beforeEach(async () => {
  heard.length = 0;
  tenant = await startTeamsTenant({
    now: () => new Date(Date.now() + AHEAD_MS),
    wallClock: () => new Date(),
    hearsAll: false,
  });
  tenant.connect({ port: (bot.address() as AddressInfo).port });
});
afterEach(() => tenant.close());
afterAll(() => {
  bot.closeAllConnections();
  bot.close();
});

const activity = { type: 'message', text: 'hello' };
const say = (text: string, mention: boolean) => tenant.group().say(text, { mention });

it('lets a bot without consent hear what mentions it alone, and in a personal chat everything', async () => {
  expect(await say('among us', false)).toMatchObject({ status: 0, replies: [] });
  expect(await say('to you', true)).toMatchObject({ status: 200 });
  expect(await tenant.personal().say('alone')).toMatchObject({ status: 200 });
  expect(heard.map(({ text }) => text)).toEqual(['<at>Ops Advisor</at> to you', 'alone']);
});

it('lets a bot that was removed hear nothing', async () => {
  const chat = tenant.conversation({ type: 'channel', id: '19:x@thread.tacv2', name: 'x', closed: true });
  expect(await chat.say('is anybody there?')).toMatchObject({ status: 0 });
  expect(heard).toEqual([]);
  expect(tenant.state.messages).toMatchObject([{ text: 'is anybody there?', from: 'person' }]);
});

it('signs by the real time, and says things at its own', async () => {
  await tenant.personal().say('hello');
  const [, claims = ''] = heard[0]?.authorization?.split('.') ?? [];
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
  expect(exp * 1000).toBeLessThan(Date.now() + AHEAD_MS / 2);
  expect(tenant.state.messages[0]?.at.getTime()).toBeGreaterThan(Date.now() + AHEAD_MS / 2);
});

it('delivers messages twice for as long as that is so', async () => {
  tenant.trouble.twice = true;
  await tenant.personal().say('hello');
  tenant.trouble.twice = false;
  await tenant.personal().say('once');
  expect(heard.filter(({ text }) => text === 'hello')).toHaveLength(2);
  expect(heard.filter(({ text }) => text === 'once')).toHaveLength(1);
});

it('delivers messages late for as long as that is so', async () => {
  tenant.trouble.lateByMs = 20;
  const said = tenant.personal().say('hello');
  expect(heard).toEqual([]);
  expect(await said).toMatchObject({ status: 200 });
});

it('fails every post while a fault is kept, and none after', async () => {
  const { conversation } = tenant.personal();
  const post = () => tenant.state.post(conversation.id, activity);
  tenant.state.keepFault('trouble', { kind: 'rate-limit', retryAfterS: 3 });
  for (let count = 0; count < 3; count++) expect(post()).toMatchObject({ status: 429, retryAfterS: 3 });
  tenant.state.keepFault('trouble', { kind: 'silence' });
  expect(post()).toBeUndefined();
  tenant.state.keepFault('trouble');
  expect(post()).toMatchObject({ status: 201 });
  // The one whose answer never came stands there all the same.
  expect(tenant.state.said(conversation.id)).toHaveLength(2);
});
