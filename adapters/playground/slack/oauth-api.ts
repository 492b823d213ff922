import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { readArgs, sendFault, sendResult } from './api-server';
import type { Faults } from './faults';
import type { Args, Result } from './method';
import type { Exchange } from './oauth-exchange';
import { workspacesOf } from './oauth-places';
import { handOn, ownAnswer, workspaceFor } from './oauth-proxy';
import type { Grant, TokenBook } from './oauth-tokens';
import type { SlackWorkspace } from './start-slack-workspace';

/** A method that was called, with the token, or the kind of grant that was asked for. */
export interface PlatformCall {
  method: string;
  token: string;
}

interface OAuthApiOptions {
  tokens: TokenBook;
  exchange: Exchange;
  faults: Faults;
  calls: PlatformCall[];
  workspaces: readonly SlackWorkspace[];
}

type Answer = (request: IncomingMessage, response: ServerResponse, method: string) => Promise<void>;

/** The Web API for tokens of many workspaces: says what is wrong with a token, and hands all else on to its workspace. */
export function createOAuthApi({ calls, exchange, faults, tokens, workspaces }: OAuthApiOptions): Answer {
  async function serve(
    grant: Grant,
    call: PlatformCall,
    asked: Asked,
    response: ServerResponse,
  ): Promise<void> {
    const { args, body, headers } = asked;
    if (call.method === 'auth.revoke') {
      tokens.end(call.token, 'token_revoked');
      return sendResult(response, { ok: true, revoked: true });
    }
    const workspace = workspaceFor(args, workspacesOf(grant.place, workspaces));
    const own: Result | undefined =
      workspace === undefined
        ? { error: 'team_access_not_granted' }
        : ownAnswer(call.method, grant, workspace, args);
    if (own !== undefined) return sendResult(response, own);
    if (workspace !== undefined) await handOn(workspace, call.method, { headers, body }, response);
  }

  return async (request, response, method) => {
    const body = await buffer(request);
    const { headers } = request;
    const args = readArgs(request, body.toString());
    const isExchange = method === 'oauth.v2.access';
    const token = isExchange ? (args.grant_type ?? 'authorization_code') : tokenIn(headers, args);
    calls.push({ method, token });
    const fault = faults.take(method);
    // The connection stays open without a word.
    if (fault?.kind === 'lost-answer') return;
    if (fault !== undefined) return sendFault(response, fault);
    if (isExchange) return sendResult(response, exchange.access(args, credentialsIn(headers)));
    const grant = tokens.check(token);
    if ('error' in grant) return sendResult(response, grant);
    await serve(grant, { method, token }, { args, body, headers }, response);
  };
}

interface Asked {
  args: Args;
  body: Buffer;
  headers: IncomingMessage['headers'];
}

function credentialsIn(headers: IncomingMessage['headers']): { id: string; secret: string } | undefined {
  const [, basic] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (basic === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { id, secret };
}

function tokenIn(headers: IncomingMessage['headers'], args: Args): string {
  return headers.authorization?.replace(/^Bearer /, '') ?? args.token ?? '';
}
