import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Call } from './call';
import type { ConnectorResult } from './results';
import type { TenantState } from './tenant-state';
import type { TokenIssuer } from './token-issuer';

/** The app as Microsoft has it registered. */
export interface Registration {
  appId: string;
  password: string;
  tenantId: string;
  /** What the bot's tokens are for. */
  scope: string;
}

export interface ConnectorServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Far {
  state: TenantState;
  issuer: TokenIssuer;
  registration: Registration;
  calls: Call[];
}

/** Names what a call follows from; set by whoever runs bot and tenant in one process. */
const CAUSE_HEADER = 'x-playground-cause';

const MEMBERS = /^\/v3\/conversations\/([^/]+)\/pagedmembers$/;
const ACTIVITIES = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

const loginSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
  scope: z.string(),
});

/** Serves the login service, the keys and the Bot Connector, all on 127.0.0.1. */
export async function serveConnector(far: Far): Promise<ConnectorServer> {
  const server = createServer((request, response) => {
    void route(far, request).then((result) => {
      if (!result) return;
      const { status, body, retryAfterS } = result;
      if (retryAfterS !== undefined) response.setHeader('retry-after', String(retryAfterS));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function route(far: Far, request: IncomingMessage): Promise<ConnectorResult> {
  const { pathname, origin, searchParams } = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const body = await text(request);
  const { tenantId } = far.registration;
  if (pathname === `/${tenantId}/openid`)
    return { status: 200, body: { jwks_uri: `${origin}/${tenantId}/keys` } };
  if (pathname === `/${tenantId}/keys`) return { status: 200, body: far.issuer.keys };
  if (pathname === `/${tenantId}/oauth2/v2.0/token`) return logIn(far, body);
  if (!isAuthorised(far, request)) return { status: 401, body: { error: { code: 'Unauthorized' } } };
  const call = noted(far, request, pathname, body);
  return far.state.during(call, () => answer(far, request, { pathname, searchParams, body }));
}

function noted({ calls }: Far, { headers, method }: IncomingMessage, pathname: string, body: string): Call {
  const cause = headers[CAUSE_HEADER];
  const call = {
    method: `${method} ${decodeURIComponent(pathname)}`,
    payload: body === '' ? undefined : JSON.parse(body),
    ...(typeof cause === 'string' && { cause }),
  };
  calls.push(call);
  return call;
}

interface Asked {
  pathname: string;
  searchParams: URLSearchParams;
  body: string;
}

function answer(
  far: Far,
  request: IncomingMessage,
  { body, pathname, searchParams }: Asked,
): ConnectorResult {
  if (pathname === '/v3/conversations' && request.method === 'POST')
    return far.state.openPersonal(JSON.parse(body));
  const [, place] = MEMBERS.exec(pathname) ?? [];
  if (place !== undefined) return far.state.members(decodeURIComponent(place), pageOf(searchParams));
  const [, conversation = '', activity] = ACTIVITIES.exec(pathname) ?? [];
  if (conversation === '') return { status: 404, body: {} };
  return callConnector(far.state, request.method, decodeURIComponent(conversation), activity, body);
}

function callConnector(
  state: TenantState,
  method: string | undefined,
  conversation: string,
  activity: string | undefined,
  body: string,
): ConnectorResult {
  const id = decodeURIComponent(activity ?? '');
  if (method === 'POST') return state.post(conversation, JSON.parse(body));
  if (method === 'PUT') return state.update(conversation, id, JSON.parse(body));
  if (method === 'DELETE') return state.remove(conversation, id);
  return { status: 405, body: {} };
}

function pageOf(query: URLSearchParams): { size: number; token: string } {
  return { size: Number(query.get('pageSize') ?? 200), token: query.get('continuationToken') ?? '' };
}

function logIn({ issuer, registration }: Far, body: string): ConnectorResult {
  const { data } = loginSchema.safeParse(Object.fromEntries(new URLSearchParams(body)));
  const isKnown =
    data?.client_id === registration.appId &&
    data.client_secret === registration.password &&
    data.scope === `${registration.scope}/.default`;
  if (!isKnown) return { status: 401, body: { error: 'invalid_client' } };
  const { token, expiresInS } = issuer.issue(registration.scope);
  return { status: 200, body: { token_type: 'Bearer', access_token: token, expires_in: expiresInS } };
}

function isAuthorised({ issuer, registration }: Far, { headers }: IncomingMessage): boolean {
  const [scheme, token = ''] = headers.authorization?.split(' ') ?? [];
  return scheme === 'Bearer' && issuer.accepts(token, registration.scope);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
