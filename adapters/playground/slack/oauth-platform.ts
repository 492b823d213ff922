import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { readArgs, sendResult } from './api-server';
import type { Delivered } from './app-link';
import { createHttpLink } from './http-link';
import type { Args, Result } from './method';
import type { InstallPlace, OAuthApp } from './oauth-app';
import { createExchange } from './oauth-exchange';
import { authorizePage, type PageAnswer } from './oauth-page';
import { handOn, ownAnswer, workspaceFor } from './oauth-proxy';
import { createTokenBook, type TokenBook } from './oauth-tokens';
import { removalBodies } from './oauth-uninstall';
import type { SlackWorkspace } from './start-slack-workspace';

export interface PlatformOptions {
  /** Those that people may install the app in. They stop with the platform. */
  workspaces: readonly SlackWorkspace[];
  /** Organisations that may install it for all of their workspaces. */
  organisations?: readonly { id: string; name: string }[];
  scopes: readonly string[];
  tokenLifeSeconds?: number;
  now?: () => Date;
}

/** Slack as an app sees it that many workspaces install: one Web API, whose tokens say which workspace is meant. */
export interface SlackPlatform {
  app: OAuthApp;
  apiUrl: string;
  signingSecret: string;
  tokens: TokenBook;
  /** Methods that were called, with the token. */
  calls: readonly { method: string; token: string }[];
  /** Where the app listens, e.g. `http://127.0.0.1:3000`: events go there, and people come back to it. */
  connectTo(origin: string): void;
  /** An admin removes the app: its tokens die, then it is told. */
  uninstall(place: string): Promise<Delivered[]>;
  /** Delivers any body, as it is. */
  deliver(body: object): Promise<Delivered>;
  stop(): Promise<void>;
}

export async function startSlackPlatform(options: PlatformOptions): Promise<SlackPlatform> {
  const { now = () => new Date(), organisations = [], scopes, tokenLifeSeconds, workspaces } = options;
  const app: OAuthApp = {
    id: 'AOPS',
    clientId: '111.222',
    clientSecret: 'local-client-secret',
    redirectUrls: [],
    scopes,
    ...(tokenLifeSeconds !== undefined && { tokenLifeSeconds }),
  };
  const places = placesIn(workspaces, organisations);
  const tokens = createTokenBook(now, tokenLifeSeconds);
  const exchange = createExchange(app, tokens, now);
  const calls: { method: string; token: string }[] = [];
  const signingSecret = 'local-signing-secret';
  let requestUrl = '';

  const deliver = (body: object) =>
    createHttpLink({ url: requestUrl, signingSecret, now }).deliver('events_api', body);

  function revoke(token: string): Result {
    tokens.end(token, 'token_revoked');
    return { ok: true, revoked: true };
  }

  async function answerCall(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
  ): Promise<void> {
    const body = await buffer(request);
    const args = readArgs(request, body.toString());
    if (method === 'oauth.v2.access')
      return sendResult(response, exchange.access(args, credentialsIn(request)));
    const token = tokenIn(request, args);
    calls.push({ method, token });
    const grant = tokens.check(token);
    if ('error' in grant) return sendResult(response, grant);
    if (method === 'auth.revoke') return sendResult(response, revoke(token));
    const workspace = workspaceFor(args, workspacesOf(grant.place, workspaces));
    if (workspace === undefined) return sendResult(response, { error: 'team_access_not_granted' });
    const own = ownAnswer(method, grant, workspace, args);
    if (own !== undefined) return sendResult(response, own);
    await handOn(workspace, method, { headers: request.headers, body }, response);
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/oauth/v2/authorize')
      return sendPage(response, authorizePage({ app, places, issueCode: exchange.issueCode }, searchParams));
    answerCall(request, response, pathname.replace('/api/', '')).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    app,
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    signingSecret,
    tokens,
    calls,
    deliver,
    connectTo(origin) {
      requestUrl = `${origin}/slack/events`;
      app.redirectUrls = [`${origin}/slack/oauth_redirect`];
      for (const workspace of workspaces) workspace.connectTo(requestUrl);
    },
    async uninstall(id) {
      const place = places.find((known) => known.id === id);
      if (place === undefined) throw new Error(`there is no place ${id}`);
      tokens.endAll(id, 'account_inactive');
      const delivered: Delivered[] = [];
      for (const body of removalBodies(app, place, now())) delivered.push(await deliver(body));
      return delivered;
    },
    async stop() {
      for (const workspace of workspaces) await workspace.stop();
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function placesIn(
  workspaces: readonly SlackWorkspace[],
  organisations: readonly { id: string; name: string }[],
): InstallPlace[] {
  const named = (id: string | undefined) => organisations.find((known) => known.id === id);
  const single = workspaces.map(({ state: { bot, team } }): InstallPlace => {
    const enterprise = named(team.enterpriseId);
    return { id: team.id, name: team.name, kind: 'workspace', bot, ...(enterprise && { enterprise }) };
  });
  const wide = organisations.flatMap(({ id, name }): InstallPlace[] => {
    const bot = workspaces.find(({ state }) => state.team.enterpriseId === id)?.state.bot;
    return bot === undefined ? [] : [{ id, name, kind: 'organisation', bot }];
  });
  return [...single, ...wide];
}

function workspacesOf({ id, kind }: InstallPlace, workspaces: readonly SlackWorkspace[]): SlackWorkspace[] {
  return workspaces.filter(({ state: { team } }) =>
    kind === 'organisation' ? team.enterpriseId === id : team.id === id,
  );
}

function credentialsIn({ headers }: IncomingMessage): { id: string; secret: string } | undefined {
  const [, basic] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (basic === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { id, secret };
}

function tokenIn({ headers }: IncomingMessage, args: Args): string {
  return headers.authorization?.replace(/^Bearer /, '') ?? args.token ?? '';
}

function sendPage(response: ServerResponse, answer: PageAnswer): void {
  if ('location' in answer) return void response.writeHead(302, { Location: answer.location }).end();
  response.writeHead(answer.status, { 'Content-Type': 'text/html; charset=utf-8' }).end(answer.html);
}
