import { randomUUID } from 'node:crypto';
import { type ActivityFactory, createActivityFactory } from './activities';
import type { Call } from './call';
import { Chat, type Deliver } from './chat';
import { type Registration, serveConnector } from './connector-server';
import { type Apps, createApps } from './install-app';
import { createSearch, type Search } from './lookup-search';
import { CardViews } from './refresh-view';
import { type Conversation, TenantState } from './tenant-state';
import { createTokenIssuer, type TokenIssuer } from './token-issuer';
import { createTrouble, type DeliveryTrouble } from './trouble';

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
  /** Every call of the bot to the Bot Connector so far. */
  readonly calls: readonly Call[];
  /** How deliveries to the bot go wrong. */
  readonly trouble: DeliveryTrouble;
  /** Names the bot's endpoint; needed before anybody speaks. */
  connect(bot: { port: number }): void;
  personal(): Chat;
  group(): Chat;
  /** Of one team, unless another is named. */
  channel(team?: string): Chat;
  /** How the app comes and goes; it is everywhere from the start. */
  readonly apps: Apps;
  /** The message extension. */
  readonly search: Search;
  /** What people see on cards that are refreshed. */
  readonly cards: CardViews;
  /** A conversation with this id; the bot is not in one that is `closed`. */
  conversation(place: Omit<Conversation, 'closed'> & { closed?: boolean }): Chat;
  /** The claims of a token as Microsoft makes it for this bot. */
  claims(): Record<string, unknown>;
  /** Posts a body to the bot's endpoint with any token. */
  deliver(body: unknown, token: string): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

const SCOPE = 'https://api.botframework.com';

export interface TenantOptions {
  now?: () => Date;
  /** The time by which tokens are signed; `now` unless given, which then must not be moved. */
  wallClock?: () => Date;
  /** A GUID. */
  tenantId?: string;
  /**
   * Whether the bot hears all that is said in groups and channels, as with resource-specific consent; else it
   * hears what mentions it. Yes unless given.
   */
  hearsAll?: boolean;
}

/** Starts a tenant; every call gives one of its own, with other ids and keys. */
export async function startTeamsTenant(options: TenantOptions = {}): Promise<TeamsTenant> {
  const { hearsAll = true, now = () => new Date(), tenantId = randomUUID(), wallClock = now } = options;
  const registration = { appId: randomUUID(), tenantId, password: randomUUID(), scope: SCOPE };
  const state = new TenantState(now, wallClock);
  const calls: Call[] = [];
  const trouble = { twice: false, lateByMs: 0 };
  state.roster.tenant = { tenantId: registration.tenantId, botId: `28:${registration.appId}` };
  const issuer = createTokenIssuer(SCOPE, wallClock);
  const server = await serveConnector({ state, issuer, registration, calls });
  const serviceUrl = `${server.url}/`;
  const bot = { id: `28:${registration.appId}`, name: 'Ops Advisor' };
  const around = { tenantId: registration.tenantId, serviceUrl, bot, now };
  const activities = createActivityFactory(around);
  const wire = createWire({ issuer, appId: registration.appId, serviceUrl, now: wallClock });
  const deliver = createTrouble(wire.signed, trouble);
  const open = createOpener({ state, activities, deliver, hearsAll });
  const means = { state, around, deliver };
  return {
    settings: settingsFor(registration, server.url, issuer.name),
    serviceUrl,
    state,
    issuer,
    delivered: wire.delivered,
    calls,
    trouble,
    connect: wire.connect,
    personal: () => open('personal', `a:${randomUUID()}`),
    group: () => open('groupChat', `19:${randomUUID()}@thread.v2`),
    channel: (team) => inTeam(open('channel', `19:${randomUUID()}@thread.tacv2`), team),
    conversation: ({ type, id, name, team, closed = false }) => {
      const chat = inTeam(open(type, id, name), team);
      chat.conversation.closed = closed;
      return chat;
    },
    apps: createApps(means),
    search: createSearch(means),
    cards: new CardViews(means),
    claims: wire.claims,
    deliver: wire.deliver,
    close: () => server.close(),
  };
}

function inTeam(chat: Chat, team: string | undefined): Chat {
  if (team !== undefined) chat.conversation.team = team;
  return chat;
}

function createOpener(around: {
  state: TenantState;
  activities: ActivityFactory;
  deliver: Deliver;
  hearsAll: boolean;
}) {
  const { activities, deliver, hearsAll, state } = around;
  return (type: Conversation['type'], id: string, name?: string): Chat =>
    new Chat(state.open(type, id, name), state, activities, deliver, hearsAll);
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
