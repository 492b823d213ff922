import { randomUUID } from 'node:crypto';
import { type ActivityFactory, createActivityFactory } from './activities';
import { Chat, type Deliver } from './chat';
import { type Registration, serveConnector } from './connector-server';
import { type Conversation, TenantState } from './tenant-state';
import { createTokenIssuer, type TokenIssuer } from './token-issuer';

/** What the Teams adapter needs to know to talk with this tenant instead of Microsoft; its options, in part. */
export interface AdapterSettings {
  appId: string;
  appType: 'SingleTenant';
  tenantId: string;
  password: string;
  serviceUrlAllowList: string[];
  endpoints: {
    loginUrl: string;
    scope: string;
    issuer: string;
    openIdMetadataUrl: string;
    emulatorOpenIdMetadataUrl: string;
  };
}

/** A Teams tenant on this machine, with the services of Microsoft that a bot needs. */
export interface TeamsTenant {
  readonly settings: AdapterSettings;
  readonly serviceUrl: string;
  readonly state: TenantState;
  readonly issuer: TokenIssuer;
  /** Every activity that was sent to the bot, signed. */
  readonly delivered: readonly Record<string, unknown>[];
  /** Names the bot's endpoint; needed before anybody speaks. */
  connect(bot: { port: number }): void;
  personal(): Chat;
  group(): Chat;
  channel(): Chat;
  /** The claims of a token as Microsoft makes it for this bot. */
  claims(): Record<string, unknown>;
  /** Posts a body to the bot's endpoint with any token. */
  deliver(body: unknown, token: string): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

const SCOPE = 'https://api.botframework.com';

/** Starts a tenant; every call gives one of its own, with other ids and keys. */
export async function startTeamsTenant({ now = () => new Date() } = {}): Promise<TeamsTenant> {
  const registration = { appId: randomUUID(), tenantId: randomUUID(), password: randomUUID(), scope: SCOPE };
  const state = new TenantState(now);
  state.roster.tenant = { tenantId: registration.tenantId, botId: `28:${registration.appId}` };
  const issuer = createTokenIssuer(SCOPE, now);
  const server = await serveConnector({ state, issuer, registration });
  const serviceUrl = `${server.url}/`;
  const bot = { id: `28:${registration.appId}`, name: 'Ops Advisor' };
  const activities = createActivityFactory({ tenantId: registration.tenantId, serviceUrl, bot, now });
  const wire = createWire({ issuer, appId: registration.appId, serviceUrl, now });
  const open = createOpener(state, activities, wire.signed);
  return {
    settings: settingsFor(registration, server.url, issuer.name),
    serviceUrl,
    state,
    issuer,
    delivered: wire.delivered,
    connect: wire.connect,
    personal: () => open('personal', `a:${randomUUID()}`),
    group: () => open('groupChat', `19:${randomUUID()}@thread.v2`),
    channel: () => open('channel', `19:${randomUUID()}@thread.tacv2`),
    claims: wire.claims,
    deliver: wire.deliver,
    close: () => server.close(),
  };
}

function createOpener(state: TenantState, activities: ActivityFactory, deliver: Deliver) {
  return (type: Conversation['type'], id: string): Chat =>
    new Chat(state.open(type, id), state, activities, deliver);
}

function createWire(from: { issuer: TokenIssuer; appId: string; serviceUrl: string; now: () => Date }) {
  let endpoint = '';
  const claims = (): Record<string, unknown> => {
    const seconds = Math.floor(from.now().getTime() / 1000);
    const { issuer, appId, serviceUrl } = from;
    return { iss: issuer.name, aud: appId, serviceurl: serviceUrl, nbf: seconds - 60, exp: seconds + 3600 };
  };
  const deliver = async (
    body: unknown,
    token: string,
    signal?: AbortSignal,
  ): Promise<{ status: number; body: string }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(endpoint, signal ? { ...init, signal } : init);
    return { status: response.status, body: await response.text() };
  };
  const delivered: Record<string, unknown>[] = [];
  const signed: Deliver = (activity, ms) => {
    delivered.push(activity);
    const token = from.issuer.sign(claims());
    if (ms === undefined) return deliver(activity, token);
    return deliver(activity, token, AbortSignal.timeout(ms)).catch(onlyTimeout);
  };
  return {
    connect: ({ port }: { port: number }): void => {
      endpoint = `http://127.0.0.1:${port}/api/messages`;
    },
    claims,
    deliver,
    signed,
    delivered,
  };
}

/** Errors of `fetch` are of no class that a test runner shares. */
function onlyTimeout(error: unknown): undefined {
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError') return;
  throw error;
}

function settingsFor(
  { appId, tenantId, password, scope }: Registration,
  url: string,
  issuer: string,
): AdapterSettings {
  const openIdMetadataUrl = `${url}/${tenantId}/openid`;
  return {
    appId,
    appType: 'SingleTenant',
    tenantId,
    password,
    serviceUrlAllowList: [url],
    endpoints: {
      loginUrl: `${url}/${tenantId}`,
      scope,
      issuer,
      openIdMetadataUrl,
      emulatorOpenIdMetadataUrl: openIdMetadataUrl,
    },
  };
}
