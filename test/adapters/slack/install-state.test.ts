import { ClearStateStore } from '@slack/oauth';
import { type Browser, linkOn, openBrowser, type Page } from './browser';
import { openPlatform, type PlatformUnderTest, STATE_SECRET } from './platform-under-test';

const COOKIE = 'slack-app-oauth-state';

let chat: PlatformUnderTest;
let browser: Browser;
let agree: Page;

beforeAll(async () => {
  chat = await openPlatform();
});

afterAll(() => chat.stop());

beforeEach(async () => {
  browser = openBrowser();
  agree = await browser.click(await browser.open(`${chat.origin()}/slack/install`), 'Add to Slack');
});

afterEach(async () => {
  expect(await chat.store.getSecret({ platform: 'slack', tenant: 'TBETA' }, 'installation')).toBeUndefined();
});

it('installs nothing where the person does not agree', async () => {
  const page = await browser.click(agree, 'Cancel');
  expect(page.status).toBe(400);
  expect(page.html).toContain('You did not agree in Slack');
  expect(linkOn(page, 'Start again')).toBe('/slack/install');
});

it('lets nobody keep, frame or pass on what its pages hold', async () => {
  const page = await browser.open(`${chat.origin()}/slack/install`);
  for (const { headers } of [page, await browser.click(agree, 'Cancel')]) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

it('keeps the state from scripts and from plain connections', async () => {
  const { headers } = await browser.open(`${chat.origin()}/slack/install`);
  expect(headers.get('set-cookie')).toMatch(/; Secure; HttpOnly;.*Max-Age=600$/);
});

it('refuses a state that another browser began with', async () => {
  await refused(await openBrowser().open(await wayBack()));
});

it('refuses a way back without a state, or without a code', async () => {
  const url = new URL(await wayBack());
  url.searchParams.delete('state');
  await refused(await browser.open(url.href));
  await refused(await browser.open(`${chat.origin()}/slack/oauth_redirect`), 'did not send what');
});

it('refuses a state that was used before, even with its cookie', async () => {
  const first = new URL(await wayBack('acme'));
  const state = first.searchParams.get('state') ?? '';
  await browser.open(first.href);
  const second = new URL(await wayBack());
  second.searchParams.set('state', state);
  browser.cookies(second.href).set(COOKIE, state);
  await refused(await browser.open(second.href));
});

it.each([
  ['signed with another secret', () => stateOf({ secret: 'another-secret-of-somebody' })],
  ['older than ten minutes', () => stateOf({ ageSeconds: 11 * 60 })],
  ['changed', async () => tampered(await stateOf({}))],
  ['signed by nobody', async () => unsigned(await stateOf({}))],
  ['that is none', async () => 'state'],
])('refuses a state %s, cookie and all', async (_what, makeState) => {
  const state = await makeState();
  const url = new URL(await wayBack());
  url.searchParams.set('state', state);
  browser.cookies(url.href).set(COOKIE, state);
  await refused(await browser.open(url.href));
});

it('takes a state that is as it should be', async () => {
  const state = await stateOf({ ageSeconds: 9 * 60 });
  const url = new URL(await wayBack('acme'));
  url.searchParams.set('state', state);
  browser.cookies(url.href).set(COOKIE, state);
  expect((await browser.open(url.href)).status).toBe(200);
});

it('takes one up in another replica', async () => {
  const url = new URL(await wayBack('acme'));
  const other = await chat.replica();
  const elsewhere = new URL(`http://127.0.0.1:${other.port}${url.pathname}${url.search}`);
  expect((await browser.open(elsewhere.href)).status).toBe(200);
});

it.each([
  ['a code that Slack did not give', { kind: 'error', code: 'invalid_code' } as const],
  ['a client secret that is wrong', { kind: 'error', code: 'bad_client_secret' } as const],
  ['a Slack that is away', { kind: 'http', status: 503 } as const],
])('says so on a page where it meets %s', async (_what, fault) => {
  chat.platform.faults.plan('oauth.v2.access', fault);
  const page = await browser.click(agree, 'Allow in beta');
  expect(page.status).toBe(500);
  expect(page.html).toContain('Ops Advisor was not installed');
});

/** Where Slack sends the browser once the person agreed. */
async function wayBack(place = 'beta'): Promise<string> {
  const link = new URL(linkOn(agree, `Allow in ${place}`), agree.url);
  const { headers } = await fetch(link, { redirect: 'manual' });
  return headers.get('location') ?? '';
}

async function refused(page: Page, reason = 'too old, was used before, or was opened in another browser') {
  expect(page.status).toBe(400);
  expect(page.html).toContain(reason);
}

function stateOf({ ageSeconds = 0, secret = STATE_SECRET }): Promise<string> {
  const at = new Date(Date.now() - ageSeconds * 1000);
  return new ClearStateStore(secret).generateStateParam({ scopes: [] }, at);
}

function tampered(state: string): string {
  const [header, , signature] = state.split('.');
  return [header, base64({ installOptions: { scopes: ['admin'] }, now: new Date() }), signature].join('.');
}

function unsigned(state: string): string {
  const [, payload] = state.split('.');
  return `${base64({ alg: 'none', typ: 'JWT' })}.${payload}.`;
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
