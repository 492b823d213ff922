import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Call } from './call';
import type { Refusal } from './check-message';
import type { Fault, Faults } from './faults';
import { takeUpload } from './files-methods';
import { type Args, isRefusal, type Result } from './method';
import { METHODS } from './methods';
import type { Rates } from './rates';
import type { ResponseUrls } from './response-urls';
import type { SlackState } from './state';

export interface Tokens {
  bot: string;
  app: string;
}

/** Names what a call follows from; set by whoever runs app and workspace in one process. */
const CAUSE_HEADER = 'x-playground-cause';

interface ApiOptions {
  state: SlackState;
  tokens: Tokens;
  scopes: readonly string[];
  faults: Faults;
  responseUrls: ResponseUrls;
  calls: Call[];
  /** How fast the app may call; as fast as it likes unless given. */
  rates?: Rates | undefined;
  /** Where this workspace is, e.g. `http://127.0.0.1:4321`. */
  origin(): string;
  /** Hands back a web socket address for Socket Mode. */
  openConnection(): string;
}

/** Slack's Web API (`/api/...`), its response addresses (`/response/...`) and its upload addresses (`/upload/...`). */
export function createApiServer(options: ApiOptions): Server {
  return createServer((request, response) => {
    handle(options, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
}

async function handle(
  options: ApiOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, area, name = ''] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/');
  const body = await buffer(request);
  const isUpload = area === 'upload';
  const args = isUpload ? {} : readArgs(request, body.toString());
  const isResponse = area === 'response';
  const method = isResponse ? 'respond' : isUpload ? 'upload' : name;
  const call: Call = { method, args, ...causeOf(request) };
  options.calls.push(call);
  options.state.changed();
  const fault = options.faults.take(method) ?? options.rates?.take(method, args);
  if (fault !== undefined && fault.kind !== 'lost-answer') return sendFault(response, fault);
  const result = options.state.during(call, () =>
    isUpload
      ? takeUpload(options.state, name, body)
      : isResponse
        ? options.responseUrls.use(name, args)
        : callMethod(options, name, args, tokenOf(request, args)),
  );
  if (area === 'api') response.setHeader('x-oauth-scopes', options.scopes.join(','));
  // The connection stays open without a word: the app has to give up by itself.
  if (fault === undefined)
    return isResponse || isUpload ? sendResponse(response, result) : sendResult(response, result);
}

function causeOf({ headers }: IncomingMessage): { cause?: string } {
  const cause = headers[CAUSE_HEADER];
  return typeof cause === 'string' ? { cause } : {};
}

function callMethod(
  { openConnection, origin, scopes, state, tokens }: ApiOptions,
  name: string,
  args: Args,
  token: string,
): Result {
  if (token === '') return { error: 'not_authed' };
  if (token !== tokens.bot && token !== tokens.app) return { error: 'invalid_auth' };
  const isSocketMode = name === 'apps.connections.open';
  if ((token === tokens.app) !== isSocketMode) return { error: 'not_allowed_token_type' };
  if (isSocketMode) return { ok: true, url: openConnection() };
  const method = METHODS[name];
  if (method === undefined) return { error: 'unknown_method' };
  const scope = typeof method.scope === 'function' ? method.scope(state, args) : method.scope;
  if (scope !== undefined && !scopes.includes(scope)) return { error: 'missing_scope', details: [scope] };
  return method.call(state, args, origin());
}

function tokenOf({ headers }: IncomingMessage, args: Args): string {
  return headers.authorization?.replace(/^Bearer /, '') ?? args.token ?? '';
}

const jsonArgs = z
  .record(z.string(), z.unknown())
  .transform(
    (args): Args =>
      Object.fromEntries(
        Object.entries(args).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      ),
  );

/** The arguments of a call, whether they came as JSON or as a form. */
export function readArgs({ headers }: IncomingMessage, body: string): Args {
  if (headers['content-type']?.startsWith('application/json')) return jsonArgs.parse(JSON.parse(body));
  return Object.fromEntries(new URLSearchParams(body));
}

/** Answers a call as Slack does: with 200, whatever came of it. */
export function sendResult(response: ServerResponse, result: Result): void {
  sendJson(response, isRefusal(result) ? refusalBody(result) : result);
}

function refusalBody({ details = [], error }: Refusal): object {
  const needed = error === 'missing_scope' ? { needed: details.join() } : {};
  return {
    ok: false,
    error,
    ...needed,
    response_metadata: { messages: details.map((line) => `[ERROR] ${line}`) },
  };
}

function sendResponse(response: ServerResponse, result: Result): void {
  if (!isRefusal(result)) return void response.writeHead(200).end('ok');
  const isGone = ['expired_url', 'used_url', 'channel_not_found'].includes(result.error);
  response.writeHead(isGone ? 404 : 400).end(result.error);
}

/** Answers a call with something that went wrong. */
export function sendFault(response: ServerResponse, fault: Exclude<Fault, { kind: 'lost-answer' }>): void {
  switch (fault.kind) {
    case 'http':
      return void response.writeHead(fault.status).end('fault');
    case 'rate-limited':
      return void response
        .writeHead(429, { 'Retry-After': String(fault.retryAfterSeconds) })
        .end('ratelimited');
    default:
      sendJson(
        response,
        refusalBody({ error: fault.code, details: fault.needed === undefined ? [] : [fault.needed] }),
      );
  }
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
