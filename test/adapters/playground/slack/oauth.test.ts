import { WebClient } from '@slack/web-api';
import { type SlackPlatform, startSlackPlatform } from '../../../../adapters/playground/slack/oauth-platform';
import { startSlackWorkspace } from '../../../../adapters/playground/slack/start-slack-workspace';
import { createSdkLogger } from '../../../../adapters/slack/receive/sdk-logger';
import { silent } from '../../../setup/logs';

const BACK = 'https://bot.example/slack/oauth_redirect';

let slack: SlackPlatform;
let clock: number;

afterEach(() => slack.stop());

async function open(tokenLifeSeconds?: number): Promise<void> {
  clock = Date.parse('2026-11-23T12:00:00Z');
  slack = await startSlackPlatform({
    workspaces: [await startSlackWorkspace()],
    scopes: ['chat:write', 'users:read'],
    now: () => new Date(clock),
    ...(tokenLifeSeconds !== undefined && { tokenLifeSeconds }),
  });
  slack.app.redirectUrls = [BACK];
}

describe('the page where one agrees', () => {
  beforeEach(() => open());

  it('names the workspaces, and leads back with a code and the state', async () => {
    expect(await (await agree({})).text()).toContain('Allow in acme');
    const way = new URL((await agree({ choose: 'TACME', state: 'a b' })).headers.get('location') ?? '');
    expect(way.href).toMatch(BACK);
    expect(way.searchParams.get('state')).toBe('a b');
    expect(way.searchParams.get('code')).not.toBeNull();
  });

  it('leads back without a code where somebody cancels', async () => {
    const { headers } = await agree({ choose: 'cancel', state: 's' });
    expect(headers.get('location')).toBe(`${BACK}?error=access_denied&state=s`);
  });

  it.each([
    ['another client', { client_id: '9.9' }, 'client_id'],
    ['an address that the app has not named', { redirect_uri: 'https://evil.example/' }, 'bad_redirect_uri'],
    ['a scope that the app has not named', { scope: 'chat:write,admin' }, 'invalid_scope: admin'],
    ['no scope', { scope: '' }, 'invalid_scope'],
  ])('refuses %s', async (_what, change, reason) => {
    const response = await agree(change);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(reason);
  });

  it('wants to be told where to lead back to, where there are several', async () => {
    slack.app.redirectUrls.push('https://other.example/');
    expect((await agree({ choose: 'TACME' })).status).toBe(400);
    expect((await agree({ choose: 'TACME', redirect_uri: BACK })).status).toBe(302);
  });
});

describe('a code', () => {
  beforeEach(() => open());

  it('becomes a token with its scopes, once', async () => {
    const code = await newCode();
    const granted = await access({ code });
    expect(granted).toMatchObject({
      ok: true,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: 'UOPSBOT',
      team: { id: 'TACME', name: 'acme' },
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(granted).not.toHaveProperty('refresh_token');
    await expect(access({ code })).rejects.toThrow('code_already_used');
  });

  it.each([
    ['a code that was never given', { code: 'c' }, 'invalid_code'],
    ['another client', { client_id: '9.9' }, 'invalid_client_id'],
    ['another secret', { client_secret: 'guessed' }, 'bad_client_secret'],
    ['another way back', { redirect_uri: 'https://evil.example/' }, 'bad_redirect_uri'],
    ['another kind of grant', { grant_type: 'password' }, 'invalid_grant_type'],
  ])('is refused with %s', async (_what, change, error) => {
    await expect(access({ code: await newCode(), ...change })).rejects.toThrow(error);
  });

  it('lives for ten minutes', async () => {
    const code = await newCode();
    clock += 10 * 60_000;
    await expect(access({ code })).rejects.toThrow('invalid_code');
  });
});

describe('a token', () => {
  it('is the same again where the app is installed twice', async () => {
    await open();
    const [first, second] = [await installed(), await installed()];
    expect(second.access_token).toBe(first.access_token);
  });

  it('works for what was agreed to, and for nothing else', async () => {
    await open();
    const client = clientWith((await installed()).access_token);
    expect(await client.auth.test()).toMatchObject({ team_id: 'TACME', user_id: 'UOPSBOT' });
    expect(await client.chat.postMessage({ channel: 'DALICE', text: 'hi' })).toMatchObject({ ok: true });
    await expect(client.users.info({ user: 'UALICE' })).rejects.toThrow('missing_scope');
  });

  it.each([
    ['of nobody', () => 'xoxb-guessed', 'invalid_auth'],
    ['that was withdrawn', withdrawn, 'token_revoked'],
    ['of an app that was removed', removed, 'account_inactive'],
  ])('%s does nothing', async (_what, make, error) => {
    await open();
    const client = clientWith(await make());
    await expect(client.auth.test()).rejects.toThrow(error);
    await expect(client.chat.postMessage({ channel: 'DALICE', text: 'hi' })).rejects.toThrow(error);
  });

  it('has to be there', async () => {
    await open();
    await expect(clientWith('').auth.test()).rejects.toThrow('not_authed');
  });
});

describe('token rotation', () => {
  beforeEach(() => open(60));

  it('ends a token, and gives the next for its refresh token, once', async () => {
    const first = await installed();
    expect(first).toMatchObject({ expires_in: 60, refresh_token: expect.stringMatching(/^xoxe-/) });
    clock += 60_000;
    await expect(clientWith(first.access_token).auth.test()).rejects.toThrow('token_expired');
    const renewal = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const second = (await access(renewal)) as typeof first;
    expect(await clientWith(second.access_token).auth.test()).toMatchObject({ ok: true });
    await expect(access(renewal)).rejects.toThrow('invalid_refresh_token');
  });

  it('ends with the installation', async () => {
    const { refresh_token } = await installed();
    slack.connectTo('http://127.0.0.1:9');
    await slack.uninstall('TACME');
    await expect(access({ grant_type: 'refresh_token', refresh_token })).rejects.toThrow(
      'invalid_refresh_token',
    );
  });
});

interface Granted {
  access_token: string;
  refresh_token: string;
  expires_in?: number;
}

function agree(change: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams({ client_id: slack.app.clientId, scope: 'chat:write', ...change });
  return fetch(new URL(`/oauth/v2/authorize?${query}`, slack.apiUrl), { redirect: 'manual' });
}

async function newCode(): Promise<string> {
  const { headers } = await agree({ choose: 'TACME' });
  return new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
}

function access(args: object) {
  const { clientId, clientSecret } = slack.app;
  return clientWith('').oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    ...args,
  });
}

async function installed(): Promise<Granted> {
  return (await access({ code: await newCode() })) as unknown as Granted;
}

async function withdrawn(): Promise<string> {
  const { access_token } = await installed();
  await clientWith(access_token).auth.revoke();
  return access_token;
}

async function removed(): Promise<string> {
  const { access_token } = await installed();
  slack.connectTo('http://127.0.0.1:9');
  await slack.uninstall('TACME');
  return access_token;
}

function clientWith(token: string): WebClient {
  return new WebClient(token === '' ? undefined : token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: createSdkLogger(silent),
  });
}
