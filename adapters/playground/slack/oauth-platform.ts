import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivered } from './app-link';
import { createFaults, type Faults } from './faults';
import { createHttpLink } from './http-link';
import { createOAuthApi, type PlatformCall } from './oauth-api';
import type { OAuthApp } from './oauth-app';
import { createExchange } from './oauth-exchange';
import { authorizePage, type PageAnswer } from './oauth-page';
import { placesIn } from './oauth-places';
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
  /** What goes wrong with the calls that it answers itself, and before a workspace sees the others. */
  faults: Faults;
  calls: readonly PlatformCall[];
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
  const calls: PlatformCall[] = [];
  const faults = createFaults();
  const signingSecret = 'local-signing-secret';
  let requestUrl = '';

  const deliver = (body: object) =>
    createHttpLink({ url: requestUrl, signingSecret, now }).deliver('events_api', body);

  const answerCall = createOAuthApi({ tokens, exchange, faults, calls, workspaces });
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
    faults,
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

function sendPage(response: ServerResponse, answer: PageAnswer): void {
  if ('location' in answer) return void response.writeHead(302, { Location: answer.location }).end();
  response.writeHead(answer.status, { 'Content-Type': 'text/html; charset=utf-8' }).end(answer.html);
}
