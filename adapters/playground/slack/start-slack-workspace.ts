import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApiServer, type Tokens } from './api-server';
import type { AppLink } from './app-link';
import type { Call } from './call';
import { createDeliveries, type DeliveryTrouble } from './deliveries';
import { createFaults, type Faults } from './faults';
import { createHttpLink } from './http-link';
import { createPeople, type People } from './people';
import { smallWorkspace } from './population';
import { createRates } from './rates';
import { createResponseUrls, type ResponseUrls } from './response-urls';
import { createSocketHub, type SocketHub } from './socket-hub';
import { createSlackState, type Message, type Population, type SlackState } from './state';

export interface WorkspaceOptions {
  population?: Population;
  scopes?: readonly string[];
  subscriptions?: readonly string[];
  now?: () => Date;
  /** The time by which requests are signed; `now` unless given, which then must not be moved. */
  wallClock?: () => Date;
  /** Whether Slack's limits on how fast an app may call are kept. */
  rateLimits?: boolean;
  /** Whether events that are not acknowledged come again. */
  redelivery?: boolean;
}

/** A Slack on this machine: what an app needs to connect, what people do, and what can be seen. */
export interface SlackWorkspace extends People {
  apiUrl: string;
  tokens: Tokens;
  signingSecret: string;
  state: SlackState;
  faults: Faults;
  trouble: DeliveryTrouble;
  responseUrls: ResponseUrls;
  /** Every call of the app so far. */
  calls: readonly Call[];
  socket: SocketHub;
  /** From now on deliveries go to this request URL; without it they go over the app's web socket. */
  connectTo(requestUrl: string): void;
  /** Messages of the app, oldest first; those in one channel where it is named. */
  answers(channel?: string): Message[];
  /** Resolves with the first true value of `look`, which is called after every change. */
  waitFor<T>(look: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  stop(): Promise<void>;
}

const SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:write',
  'users:read',
];
const SUBSCRIPTIONS = [
  'app_context_changed',
  'app_home_opened',
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
];

/** Starts the workspace on a free port of this machine. */
export async function startSlackWorkspace(options: WorkspaceOptions = {}): Promise<SlackWorkspace> {
  const {
    now = () => new Date(),
    population = smallWorkspace(),
    scopes = SCOPES,
    subscriptions = SUBSCRIPTIONS,
    wallClock = now,
    rateLimits = false,
    redelivery = false,
  } = options;
  const state = createSlackState(population, now);
  state.panelsAreThreads = subscriptions.includes('assistant_thread_started');
  const faults = createFaults();
  const responseUrls = createResponseUrls(state);
  const calls: Call[] = [];
  const tokens = { bot: 'xoxb-local-bot', app: 'xapp-local-app' };
  const signingSecret = 'local-signing-secret';
  const openConnection = () => `${origin.replace('http', 'ws')}${socket.issuePath()}`;
  const server = createApiServer({
    state,
    tokens,
    scopes,
    faults,
    responseUrls,
    calls,
    rates: rateLimits ? createRates(wallClock) : undefined,
    openConnection,
    origin: () => origin,
  });
  const socket = createSocketHub(server, () => state.changed());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let link: AppLink = socket;
  const trouble: DeliveryTrouble = { twice: false, lateByMs: 0 };
  const deliveries = createDeliveries({ link: () => link, trouble, again: redelivery });
  const responseUrl = (token: string) => `${origin}/response/${token}`;
  return {
    ...createPeople({ state, link: () => deliveries, responseUrls, responseUrl, subscriptions, now }),
    apiUrl: `${origin}/api/`,
    tokens,
    signingSecret,
    state,
    faults,
    trouble,
    responseUrls,
    calls,
    socket,
    connectTo(requestUrl) {
      link = createHttpLink({ url: requestUrl, signingSecret, now: wallClock });
    },
    answers: (channel) =>
      state.messages.filter(({ user, channel: id }) => user === state.bot.id && (channel ?? id) === id),
    waitFor: (look, timeoutMs = 5_000) => waitFor(state, look, timeoutMs),
    async stop() {
      if (!server.listening) return;
      deliveries.stop();
      socket.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function waitFor<T>(state: SlackState, look: () => T | undefined | false, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const found = look();
      if (found === undefined || found === false) return;
      clearTimeout(timer);
      stopListening();
      resolve(found);
    };
    const stopListening = state.onChange(check);
    const timer = setTimeout(() => {
      stopListening();
      reject(new Error(`nothing of the kind happened in Slack within ${timeoutMs} ms`));
    }, timeoutMs);
    check();
  });
}
