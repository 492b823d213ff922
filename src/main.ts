import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Advisor } from './advisor/advisor';
import { answerLate } from './advisor/answer-late';
import { Answerer } from './advisor/answerer';
import { openLibrary } from './advisor/library';
import { createLookup } from './advisor/lookup';
import type { Observe } from './advisor/observed';
import { RateLimits } from './advisor/rate-limits';
import type { ChatAdapter, OnEvent } from './chat/adapter';
import type { Platform } from './chat/event';
import type { Log } from './chat/log';
import type { Config } from './config';
import { createFeatures } from './features';
import { openInbox } from './inbox';
import type { InboxPace } from './jobs/inbox';
import { openJobQueue } from './jobs/pg-boss-queue';
import { startRetention } from './jobs/retention';
import { within } from './jobs/within';
import { knowledgeFolders } from './knowledge/folders';
import { openOperations, stateOf, watchQueues } from './operations';
import type { PlaygroundParts, RunningPlayground } from './playground/run-playground';
import type { Database } from './storage/connection';
import { openDatabase } from './storage/database';
import type { FeedbackStore } from './storage/feedback-store';
import { createKeyRing } from './storage/keyring';
import { migrateDatabase } from './storage/migrate';
import { createPostgresStore } from './storage/postgres-store';
import type { Store } from './storage/store';
import type { SurveyStore } from './storage/survey-store';
import type { TipStore } from './storage/tip-store';
import { createVault } from './storage/vault';
import type { Readiness } from './telemetry/readiness';
import { openKnowledge } from './understanding/prepared';

export interface StartOptions {
  config: Config;
  log: Log;
  /** Called when the person at the console leaves. */
  onExit: () => void;
  /** Told of every event, beside the metrics. */
  observers?: readonly Observe[];
  /** Told where the playground is, where it is on. */
  onPlayground?: (url: string) => void;
  /** Opens other chats than those of the configuration. */
  openChats?: (log: Log) => Promise<ChatAdapter[]>;
  /** How fast the inbox works, where that differs from its own pace. */
  inboxPace?: Partial<InboxPace>;
}

/** The running advisor. */
export interface Running {
  /** Takes nothing new, finishes what runs, and closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the advisor: knowledge, then state, then the chats that are configured.
 * Rejects with an `AppError` that says what is wrong; what had been started by then is closed again.
 */
export async function start(options: StartOptions): Promise<Running> {
  const { config, observers = [] } = options;
  const { telemetry, close } = await openOperations(config, options.log);
  const { log, readiness } = telemetry;
  const closing = [close];
  const stop = stopOnce(closing, readiness);
  try {
    const { knowledge, understander } = openKnowledge(knowledgeFolders(config.knowledgeDirs));
    const library = openLibrary(knowledge);
    const database = await openState(config, log);
    closing.push(() => database.close());
    readiness.started('database', () => stateOf(database));
    const store = storeOf(config, database, log);
    const runPlayground = loadPlayground(options);
    const playground = await runPlayground({ library, database, store, log });
    closing.push(async () => playground?.stop());
    const now = playground?.now ?? (() => new Date());
    const jobs = await openJobQueue(database, { log });
    closing.push(() => jobs.stop());
    await startRetention(jobs, store, log);
    readiness.started('jobs');
    watchQueues(telemetry, database);
    const answerer = new Answerer(library, understander);
    const chats = new Map<Platform, ChatAdapter>();
    const features = createFeatures({
      library,
      store,
      jobs,
      chatFor: (platform, feature) => {
        const chat = chats.get(platform);
        return chat && telemetry.counted(chat, feature);
      },
      log,
      now,
      questionDays: Math.round(config.retention.questions / 86_400_000),
      ...(playground !== undefined && { pace: playground.pace }),
    });
    const pace = options.inboxPace;
    const inbox = openInbox({ database, store, features: features.all, telemetry, log, pace });
    const advisor = new Advisor({
      library,
      answerer,
      store: { ...store, claimEvent: inbox.claimEvent },
      features: features.all,
      aftercare: features.aftercare,
      observe: (observed) => {
        for (const observe of [telemetry.observe, ...(playground?.observers ?? []), ...observers])
          observe(observed);
      },
      log,
      now,
      limits: new RateLimits(config.rateLimits),
    });
    const onEvent: OnEvent = (event) => advisor.handle(event);
    const talking: Talking[] = [inbox];
    closing.push(() => stopAll(talking, log));
    const lookup = createLookup({ library, understander, log });
    const chosen = await openChats(options, log, { store, database });
    for (const adapter of [...(playground?.adapters ?? []), ...chosen]) {
      chats.set(adapter.platform, adapter);
      talking.push(adapter);
      await adapter.start(onEvent, lookup, inbox.takeOn);
    }
    await features.start();
    talking.push(features);
    inbox.start(answerLate({ onEvent, chatFor: (platform) => chats.get(platform), wait: delay }));
    readiness.started('chats');
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything that is kept. */
export type FullStore = Store & SurveyStore & TipStore & FeedbackStore;

/** Opens the database as it is. */
export function openUnmigrated(config: Config, log: Log): Promise<Database> {
  const { url, caFile, verify } = config.database;
  const ca = caFile === undefined ? undefined : readFileSync(caFile, 'utf8');
  const tls = ca === undefined && verify === undefined ? undefined : { ca, verify: verify ?? true };
  return openDatabase({ dataDir: config.dataDir, url, tls, log });
}

/** Opens the database and brings it up to date. */
export async function openState(config: Config, log: Log): Promise<Database> {
  const database = await openUnmigrated(config, log);
  try {
    await migrateDatabase(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The store on an open database, with the retention periods and keys that are configured. */
export function storeOf(config: Config, database: Database, log: Log): FullStore {
  const keyRing = config.encryptionKey === undefined ? undefined : createKeyRing(config.encryptionKey);
  return createPostgresStore(database, { periods: config.retention, keyRing, log });
}

/** What takes things in and says things: the chats, the features, the inbox. */
interface Talking {
  stop(): Promise<void>;
}

/** What is not finished by then is left to another replica, or to the next start. */
const FINISH_WITHIN_MS = 8_000;

/** All take nothing new from now on; resolves once each has finished what it had begun. */
async function stopAll(talking: readonly Talking[], log: Log): Promise<void> {
  const stopping = talking.map((one) => within(one.stop(), FINISH_WITHIN_MS));
  for (const stopped of await Promise.allSettled(stopping)) {
    if (stopped.status === 'rejected') log.warn({ err: stopped.reason }, 'something was not finished');
  }
}

/** Closes in the reverse order of opening; what fails to close does not keep the rest open. */
function stopOnce(closing: (() => Promise<void>)[], readiness: Readiness): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const closeAll = async () => {
    readiness.stopping();
    for (const close of closing.reverse()) await close().catch(() => undefined);
  };
  return () => {
    stopped ??= closeAll();
    return stopped;
  };
}

function openChats(
  { config, onExit, openChats: given }: StartOptions,
  log: Log,
  state: { store: Store; database: Database },
): Promise<ChatAdapter[]> {
  return given === undefined ? loadAdapters(config, log, onExit, state) : given(log);
}

/** The chats that are configured; with none, the terminal. Only these are loaded. */
async function loadAdapters(
  config: Config,
  log: Log,
  onExit: () => void,
  state: { store: Store; database: Database },
): Promise<ChatAdapter[]> {
  const { slack, teams, host } = config;
  const adapters: ChatAdapter[] = [];
  if (slack !== undefined) {
    const { createSlackAdapter } = await import('../adapters/slack/index.js');
    const { oauth, ...access } = slack;
    const vault = createVault({ ...state, platform: 'slack', now: () => new Date() });
    const many = oauth === undefined ? {} : { oauth: { ...oauth, vault } };
    adapters.push(createSlackAdapter({ ...access, ...many, host, log }));
  }
  if (teams !== undefined) {
    const { createTeamsAdapter } = await import('../adapters/teams/index.js');
    adapters.push(createTeamsAdapter({ ...teams, host, log }));
  }
  if (adapters.length > 0) return adapters;
  const { ConsoleAdapter } = await import('../adapters/console/index.js');
  return [new ConsoleAdapter({ input: process.stdin, output: process.stdout, onExit })];
}

/** What runs the playground, loaded only where it is on. */
function loadPlayground({
  config: { playground: settings },
  onPlayground,
}: StartOptions): (parts: PlaygroundParts) => Promise<RunningPlayground | undefined> {
  if (settings === undefined) return async () => undefined;
  const { runPlayground } =
    require('./playground/run-playground') as typeof import('./playground/run-playground');
  return (parts) => runPlayground(parts, settings, onPlayground);
}
