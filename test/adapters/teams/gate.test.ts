import { generateKeyPairSync } from 'node:crypto';
import type { SignOptions } from '../../../adapters/playground/teams/token-issuer';
import { type Bot, startBot } from './start-bot';

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

describe('the gate of the Teams endpoint', () => {
  let bot: Bot;
  let activity: Record<string, unknown>;
  beforeAll(async () => {
    // The SDK prints every token that it refuses.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    bot = await startBot();
    activity = (await bot.tenant.personal().say('Hi')).activity;
  });
  beforeEach(() => {
    bot.events.length = 0;
  });
  afterAll(async () => {
    await bot.stop();
    jest.restoreAllMocks();
  });

  const fresh = (changes: object = {}): object => ({ ...activity, id: String(Math.random()), ...changes });
  const token = (changes: object = {}, options: SignOptions = {}): string =>
    bot.tenant.issuer.sign({ ...bot.tenant.claims(), ...changes }, options);

  it('lets a genuine activity in', async () => {
    expect(await bot.tenant.deliver(fresh(), token())).toEqual({ status: 200, body: '' });
    expect(bot.events).toHaveLength(1);
  });

  it.each<[string, object, SignOptions]>([
    ['signed with another key', {}, { key: stranger }],
    ['signed with a key that Microsoft does not name', {}, { header: { kid: 'other' } }],
    ['with alg none', {}, { header: { alg: 'none' } }],
    ['with alg HS256', {}, { header: { alg: 'HS256' } }],
    ['that is not valid yet', { nbf: inSeconds(3600) }, {}],
    ['that has expired', { exp: inSeconds(-3600) }, {}],
    ['that never ends', { exp: undefined }, {}],
    ['for another app', { aud: 'other-app' }, {}],
    ['of another issuer', { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }, {}],
    ['for another service URL', { serviceurl: 'https://smba.trafficmanager.net/' }, {}],
  ])('refuses a token %s', async (_what, claims, options) => {
    expect(await bot.tenant.deliver(fresh(), token(claims, options))).toEqual({ status: 401, body: '' });
    expect(bot.events).toEqual([]);
  });

  it.each(['', 'nonsense', 'a.b', 'a.b.c'])('refuses the token "%s"', async (nonsense) => {
    expect(await bot.tenant.deliver(fresh(), nonsense)).toEqual({ status: 401, body: '' });
  });

  it.each([
    ['no service URL', { serviceUrl: undefined }],
    ['no type', { type: undefined }],
    ['no conversation', { conversation: undefined }],
  ])('refuses an activity with %s', async (_what, changes) => {
    expect(await bot.tenant.deliver(fresh(changes), token())).toEqual({ status: 400, body: '' });
  });

  it('refuses a service URL that is not on the list, and sends no token there', async () => {
    const serviceUrl = 'http://127.0.0.1:9/';
    const answer = await bot.tenant.deliver(fresh({ serviceUrl }), token({ serviceurl: serviceUrl }));
    expect(answer).toEqual({ status: 403, body: '' });
    expect(bot.events).toEqual([]);
  });

  it('refuses other channels', async () => {
    const { status } = await bot.tenant.deliver(fresh({ channelId: 'emulator' }), token());
    expect([401, 403]).toContain(status);
    expect(bot.events).toEqual([]);
  });

  it.each([
    ['another', { channelData: { tenant: { id: 'other' } } }],
    ['no', { channelData: {}, conversation: { id: 'a:1' } }],
    ['two', { conversation: { id: 'a:1', tenantId: 'other' } }],
  ])('refuses an activity that names %s tenant', async (_what, changes) => {
    expect(await bot.tenant.deliver(fresh(changes), token())).toEqual({ status: 403, body: '' });
    expect(bot.events).toEqual([]);
  });

  it.each([
    [['other'], 403],
    [['other', 'mine'], 200],
    [[], 200],
  ])('serves, as a multi-tenant app for the tenants %j, with status %i', async (tenants, status) => {
    const { password } = bot.tenant.settings;
    const multi = await startBot({ appType: 'MultiTenant', password, allowedTenants: tenants });
    try {
      const chat = multi.tenant.personal();
      const mine = { tenant: { id: 'mine' } };
      const message = { ...activity, serviceUrl: multi.tenant.serviceUrl, channelData: mine };
      const place = { id: chat.conversation.id, tenantId: 'mine', conversationType: 'personal' };
      const recipient = { id: `28:${multi.tenant.settings.appId}` };
      expect((await chat.send({ ...message, recipient, conversation: place })).status).toBe(status);
      expect(multi.events).toHaveLength(status === 200 ? 1 : 0);
    } finally {
      await multi.stop();
    }
  });

  const post = (body: string, path = '/api/messages', method = 'POST'): Promise<Response> =>
    fetch(`http://127.0.0.1:${bot.adapter.port}${path}`, { method, ...(method === 'GET' ? {} : { body }) });

  it('answers nonsense without a word', async () => {
    const answers = [
      await post('{'),
      await post('{}'),
      await post('x'.repeat(600 * 1024)),
      await post('{}', '/other'),
      await post('', '/api/messages', 'GET'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 413, 404, 405]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['', '', '', '', '']);
  });

  it('takes an Action.Execute in time, with the body that Teams wants', async () => {
    const data = { opsAdvisor: { action: 'why', value: '1' } };
    const invoke = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data } },
    };
    const { status, body } = await bot.tenant.deliver(fresh({ ...invoke, text: undefined }), token());
    expect({ status, body: JSON.parse(body) }).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(bot.events).toMatchObject([{ kind: 'action', action: 'why', value: '1' }]);
  });

  it.each([
    ['an invoke that is not ours', { type: 'invoke', name: 'composeExtension/query', value: {} }, 501],
    ['a forged button', { value: { opsAdvisor: { action: 'DROP TABLE', value: '1' } } }, 200],
    ['a foreign button', { value: { other: 1 } }, 200],
    ['a reaction', { type: 'messageReaction' }, 200],
  ])('hands %s to nobody', async (_what, changes, status) => {
    expect((await bot.tenant.deliver(fresh(changes), token())).status).toBe(status);
    expect(bot.events).toEqual([]);
  });

  it('takes nothing new once it stops', async () => {
    const stopped = await startBot();
    await stopped.adapter.stop();
    await expect(stopped.tenant.personal().say('Hi')).rejects.toThrow('fetch failed');
    await stopped.stop();
  });

  it('finds out at once that an app is incomplete', async () => {
    await expect(startBot({ password: '' })).rejects.toThrow('no client secret');
    await expect(startBot({ tenantId: '' })).rejects.toThrow('no tenant id');
  });
});
