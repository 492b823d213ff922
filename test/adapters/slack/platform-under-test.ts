import { randomBytes } from 'node:crypto';
import { type SlackPlatform, startSlackPlatform } from '../../../adapters/playground/slack/oauth-platform';
import { smallWorkspace } from '../../../adapters/playground/slack/population';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../adapters/playground/slack/start-slack-workspace';
import type { Population } from '../../../adapters/playground/slack/state';
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from '../../../adapters/slack';
import { BOT_SCOPES } from '../../../adapters/slack/workspaces/scopes';
import manifest from '../../../manifest.json';
import type { OnEvent } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import type { Log } from '../../../src/chat/log';
import { createKeyRing } from '../../../src/storage/keyring';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { createVault } from '../../../src/storage/vault';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';
import { type Browser, openBrowser, type Page } from './browser';
import { type LogLine, recorder } from './slack-under-test';

/** One app in many workspaces: the platform, the advisor's store, and replicas of the adapter on it. */
export interface PlatformUnderTest {
  platform: SlackPlatform;
  workspaces: Record<string, SlackWorkspace>;
  state: TestDatabase;
  store: ReturnType<typeof createPostgresStore>;
  lines: LogLine[];
  events: ChatEvent[];
  adapter: SlackAdapter;
  /** Where it listens. */
  origin(): string;
  /** Starts another adapter on the same store and platform; the last one gets the events. */
  replica(onEvent?: OnEvent): Promise<SlackAdapter>;
  /** Installs the app by following the pages; hands back the last one. */
  install(placeName: string, browser?: Browser): Promise<Page>;
  stop(): Promise<void>;
}

interface Setup {
  onEvent?: OnEvent;
  tokenLifeSeconds?: number;
  adapter?: Partial<SlackOptions>;
  teams?: readonly SlackWorkspace['state']['team'][];
  organisations?: readonly { id: string; name: string }[];
  /** The time at Slack. */
  now?: () => Date;
}

export const TEAMS = [
  { id: 'TACME', name: 'acme' },
  { id: 'TBETA', name: 'beta' },
];

export const STATE_SECRET = 'a-state-secret-of-this-test';

export async function openPlatform(setup: Setup = {}): Promise<PlatformUnderTest> {
  const {
    now = () => new Date(),
    onEvent = async () => undefined,
    organisations = [],
    teams = TEAMS,
  } = setup;
  const state = await openTestDatabase();
  const workspaces: Record<string, SlackWorkspace> = {};
  for (const team of teams)
    workspaces[team.id] = await startSlackWorkspace({
      population: populationOf(team),
      scopes: BOT_SCOPES,
      subscriptions: manifest.settings.event_subscriptions.bot_events,
    });
  const platform = await startSlackPlatform({
    workspaces: Object.values(workspaces),
    organisations,
    scopes: BOT_SCOPES,
    now,
    ...(setup.tokenLifeSeconds !== undefined && { tokenLifeSeconds: setup.tokenLifeSeconds }),
  });
  const keyRing = createKeyRing(randomBytes(32).toString('base64'));
  const store = createPostgresStore(state.database, { keyRing, log: silent });
  const lines: LogLine[] = [];
  const events: ChatEvent[] = [];
  const adapters: SlackAdapter[] = [];

  async function replica(answerer: OnEvent = onEvent): Promise<SlackAdapter> {
    const adapter = createSlackAdapter({
      oauth: {
        clientId: platform.app.clientId,
        clientSecret: platform.app.clientSecret,
        stateSecret: STATE_SECRET,
        vault: createVault({ platform: 'slack', store, database: state.database, now: () => new Date() }),
      },
      signingSecret: platform.signingSecret,
      apiUrl: platform.apiUrl,
      log: recorder(lines) satisfies Log,
      port: 0,
      host: '127.0.0.1',
      wait: async () => undefined,
      ...setup.adapter,
    });
    await adapter.start((event) => {
      events.push(event);
      return answerer(event);
    });
    adapters.push(adapter);
    platform.connectTo(originOf(adapter));
    return adapter;
  }

  const adapter = await replica();
  return {
    platform,
    workspaces,
    state,
    store,
    lines,
    events,
    adapter,
    origin: () => originOf(adapter),
    replica,
    async install(placeName, browser = openBrowser()) {
      const start = await browser.open(`${originOf(adapter)}/slack/install`);
      const agree = await browser.click(start, 'Add to Slack');
      return browser.click(agree, `Allow in ${placeName}`);
    },
    async stop() {
      for (const running of adapters) await running.stop();
      await platform.stop();
      await state.close();
    },
  };
}

/** In an organisation, no channel has the id of another one. */
function populationOf(team: SlackWorkspace['state']['team']): Population {
  const small = smallWorkspace();
  if (team.enterpriseId === undefined) return { ...small, team };
  return {
    ...small,
    team,
    channels: small.channels.map((channel) => ({ ...channel, id: channelIn(channel.id, team.id) })),
  };
}

/** The id of a channel of the small workspace in a workspace of an organisation. */
export function channelIn(channel: string, team: string): string {
  return `${channel}${team}`;
}

function originOf(adapter: SlackAdapter): string {
  return `http://127.0.0.1:${adapter.port}`;
}
