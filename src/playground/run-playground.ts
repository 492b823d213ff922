import path from 'node:path';
import { openPlayground, servePlayground } from '../../adapters/playground';
import { createSlackAdapter } from '../../adapters/slack';
import { createTeamsAdapter } from '../../adapters/teams';
import type { Library } from '../advisor/library';
import type { Observe } from '../advisor/observed';
import type { ChatAdapter, OnEvent } from '../chat/adapter';
import type { Log } from '../chat/log';
import type { Config } from '../config';
import type { FeatureParts } from '../features';
import { packageRoot } from '../knowledge/folders';
import type { Database } from '../storage/connection';
import type { PrivacyStore } from '../storage/store';
import { readAppManifests } from './app-manifests';
import { lookInside } from './look-inside';
import { nextDue } from './next-due';
import { erasePlaygrounds, newTenants } from './tenants';

export interface PlaygroundParts {
  library: Library;
  database: Database;
  store: Pick<PrivacyStore, 'eraseData'>;
  log: Log;
}

/** The playground, and what the advisor needs of it to run in it. */
export interface RunningPlayground {
  /** The time there, which can be moved. */
  now: () => Date;
  pace: NonNullable<FeatureParts['pace']>;
  /** The real adapters, pointed at the stand-ins. The page is served once all of them have started. */
  adapters: readonly ChatAdapter[];
  observers: readonly Observe[];
  /** Closes it and erases what was kept; the adapters must have stopped. */
  stop(): Promise<void>;
}

/** Quick enough for somebody who watches. */
const PACE: RunningPlayground['pace'] = {
  surveys: { cardGap: 300, sweep: 1_000, retry: 3_000 },
  tips: { pollMs: 500, settleMs: 3_000 },
};
const CALL_TIMEOUT_MS = 3_000;
const LOOPBACK = { port: 0, host: '127.0.0.1' };

/** How a survey is played by the sample team. */
const SURVEY = {
  start: '/ops-survey start devops',
  fields: { kind: 'devops', subject: 'checkout', minimum: '3' },
  take: 'Take the survey',
  close: '/ops-survey close',
};

/**
 * Opens both stand-ins and makes the adapters for them.
 * @param onServing told where the page is, once it is served
 * @public loaded by main.ts, and only where the playground is on
 */
export async function runPlayground(
  { database, library, log, store }: PlaygroundParts,
  settings: NonNullable<Config['playground']>,
  onServing: (url: string) => void = () => undefined,
): Promise<RunningPlayground> {
  await erasePlaygrounds(database, store);
  const tenants = newTenants();
  const playground = await openPlayground({
    ...readAppManifests(),
    tenants,
    script: SURVEY,
    nextDue: () => nextDue(database, tenants),
    log,
    ...(settings.paceMs !== undefined && { paceMs: settings.paceMs }),
  });
  const { now } = playground.clock;
  const { slack, teams } = playground;
  const slackAdapter = createSlackAdapter({
    botToken: slack.tokens.bot,
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
    timeoutMs: CALL_TIMEOUT_MS,
    ...LOOPBACK,
    log,
    now,
  });
  // Tokens are checked against the real time, so this adapter has no other; events carry the playground's time.
  const timing = { callTimeoutMs: CALL_TIMEOUT_MS };
  const teamsAdapter = createTeamsAdapter({ ...teams.settings, ...LOOPBACK, log, timing });
  let stopServing: () => Promise<void> = async () => undefined;
  async function serve(): Promise<void> {
    slack.connectTo(`http://127.0.0.1:${slackAdapter.port}/slack/events`);
    teams.connect(teamsAdapter);
    const folder = path.join(packageRoot(), 'dist/playground');
    const server = await servePlayground({ playground, port: settings.port, folder, log });
    stopServing = server.stop;
    onServing(server.url);
  }
  return {
    now,
    pace: PACE,
    adapters: startedTogether([slackAdapter, teamsAdapter], (onEvent) => playground.follow(onEvent), serve),
    observers: [(observed) => playground.note(lookInside(library, observed))],
    async stop() {
      await stopServing();
      await playground.stop();
      await erasePlaygrounds(database, store);
    },
  };
}

/** The same adapters, but for that they are started with what `follow` gives, and `then` follows when all have started. */
function startedTogether(
  adapters: readonly ChatAdapter[],
  follow: (onEvent: OnEvent) => OnEvent,
  then: () => Promise<void>,
): ChatAdapter[] {
  let waiting = adapters.length;
  return adapters.map((adapter) => {
    const start: ChatAdapter['start'] = async (onEvent, ...more) => {
      await adapter.start(follow(onEvent), ...more);
      waiting -= 1;
      if (waiting === 0) await then();
    };
    return Object.assign(Object.create(adapter) as ChatAdapter, { start });
  });
}
