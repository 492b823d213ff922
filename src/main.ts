import { readFileSync } from 'node:fs';
import { Advisor } from './advisor/advisor';
import { Answerer } from './advisor/answerer';
import { openLibrary } from './advisor/library';
import { createLookup } from './advisor/lookup';
import type { ChatAdapter } from './chat/adapter';
import type { Platform } from './chat/event';
import type { Log } from './chat/log';
import type { Config } from './config';
import { createFeatures } from './features';
import { openJobQueue } from './jobs/pg-boss-queue';
import { startRetention } from './jobs/retention';
import { knowledgeFolders } from './knowledge/folders';
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
import { openKnowledge } from './understanding/prepared';

export interface StartOptions {
  config: Config;
  log: Log;
  /** Called when the person at the console leaves. */
  onExit: () => void;
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
export async function start({ config, log, onExit }: StartOptions): Promise<Running> {
  const closing: (() => Promise<void>)[] = [];
  const stop = stopOnce(closing);
  try {
    const { knowledge, understander } = openKnowledge(knowledgeFolders(config.knowledgeDirs));
    const library = openLibrary(knowledge);
    const database = await openState(config, log);
    closing.push(() => database.close());
    const store = storeOf(config, database, log);
    const jobs = await openJobQueue(database, { log });
    closing.push(() => jobs.stop());
    await startRetention(jobs, store, log);
    const answerer = new Answerer(library, understander);
    const chats = new Map<Platform, ChatAdapter>();
    const features = createFeatures({
      library,
      store,
      jobs,
      chatFor: (platform) => chats.get(platform),
      log,
    });
    const advisor = new Advisor({
      library,
      answerer,
      store,
      features: features.all,
      log,
      now: () => new Date(),
    });
    const lookup = createLookup({ library, understander, log });
    for (const adapter of await loadAdapters(config, log, onExit, { store, database })) {
      chats.set(adapter.platform, adapter);
      await adapter.start((event) => advisor.handle(event), lookup);
      closing.push(() => adapter.stop());
    }
    await features.start();
    closing.push(() => features.stop());
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

/** Closes in the reverse order of opening; what fails to close does not keep the rest open. */
function stopOnce(closing: (() => Promise<void>)[]): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const closeAll = async () => {
    for (const close of closing.reverse()) await close().catch(() => undefined);
  };
  return () => {
    stopped ??= closeAll();
    return stopped;
  };
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
