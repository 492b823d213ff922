import { setTimeout as delay } from 'node:timers/promises';
import { Advisor } from './advisor/advisor';
import { answerLate } from './advisor/answer-late';
import { Answerer } from './advisor/answerer';
import { type Library, openLibrary } from './advisor/library';
import { createLookup } from './advisor/lookup';
import type { Observe } from './advisor/observed';
import { RateLimits } from './advisor/rate-limits';
import type { ChatAdapter, OnEvent } from './chat/adapter';
import type { Platform } from './chat/event';
import type { Log } from './chat/log';
import { openChats } from './chats';
import type { Config } from './config';
import { createFeatures } from './features';
import { openInbox } from './inbox';
import type { InboxPace } from './jobs/inbox';
import type { JobQueue } from './jobs/job-queue';
import { openJobQueue } from './jobs/pg-boss-queue';
import { startRetention } from './jobs/retention';
import { knowledgeFolders } from './knowledge/folders';
import { openOperations, stateOf, watchQueues } from './operations';
import type { PlaygroundParts, RunningPlayground } from './playground/run-playground';
import { type FullStore, openState, storeOf } from './state';
import { NOTICE_MS, stopAll, stopOnce, type Talking } from './stopping';
import type { Database } from './storage/connection';
import type { Telemetry } from './telemetry/telemetry';
import { openKnowledge } from './understanding/prepared';
import type { Understander } from './understanding/understand';

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

/** What is to be done when the advisor stops, in the reverse order. */
type Closing = (() => Promise<void>)[];

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Starts the advisor: knowledge and state, then what answers, then the chats that are configured.
 * Rejects with an `AppError` that says what is wrong; what had been started by then is closed again.
 */
export async function start(options: StartOptions): Promise<Running> {
  const { telemetry, close } = await openOperations(options.config, options.log);
  const closing: Closing = [close];
  const stop = stopOnce(closing, telemetry.readiness);
  try {
    const base = await openBase(options, telemetry, closing);
    await connect(options, telemetry, base, closing);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What is known and what is kept. */
interface Base {
  library: Library;
  understander: Understander;
  database: Database;
  store: FullStore;
  jobs: JobQueue;
  /** Where it is on. */
  playground: RunningPlayground | undefined;
  now: () => Date;
}

async function openBase(options: StartOptions, telemetry: Telemetry, closing: Closing): Promise<Base> {
  const { config } = options;
  const { log, readiness } = telemetry;
  const { knowledge, understander } = openKnowledge(knowledgeFolders(config.knowledgeDirs));
  const library = openLibrary(knowledge);
  const database = await openState(config, log);
  closing.push(() => database.close());
  readiness.started('database', () => stateOf(database));
  const store = storeOf(config, database, log);
  const playground = await loadPlayground(options)({ library, database, store, log });
  closing.push(async () => playground?.stop());
  const jobs = await openJobQueue(database, { log });
  closing.push(() => jobs.stop());
  await startRetention(jobs, store, log);
  readiness.started('jobs');
  watchQueues(telemetry, database);
  const now = playground?.now ?? (() => new Date());
  return { library, understander, database, store, jobs, playground, now };
}

/** Puts together what answers, and lets people talk with it. */
async function connect(
  options: StartOptions,
  telemetry: Telemetry,
  base: Base,
  closing: Closing,
): Promise<void> {
  const { config, observers = [], onExit } = options;
  const { library, understander, database, store, jobs, playground, now } = base;
  const { log, readiness } = telemetry;
  const chats = new Map<Platform, ChatAdapter>();
  const chatFor = (platform: Platform) => chats.get(platform);
  const features = createFeatures({
    library,
    store,
    jobs,
    chatFor: (platform, feature) => {
      const chat = chatFor(platform);
      return chat && telemetry.counted(chat, feature);
    },
    log,
    now,
    questionDays: Math.round(config.retention.questions / DAY_MS),
    ...(playground !== undefined && { pace: playground.pace }),
  });
  const pace = options.inboxPace;
  const inbox = openInbox({ database, store, features: features.all, telemetry, log, pace });
  const advisor = new Advisor({
    library,
    answerer: new Answerer(library, understander),
    store: { ...store, claimEvent: inbox.claimEvent },
    features: features.all,
    aftercare: features.aftercare,
    observe: tellAll([telemetry.observe, ...(playground?.observers ?? []), ...observers]),
    log,
    now,
    limits: new RateLimits(config.rateLimits),
  });
  const onEvent: OnEvent = (event) => advisor.handle(event);
  const lookup = createLookup({ library, understander, log });
  const talking: Talking[] = [inbox];
  closing.push(() => stopAll(talking, log));
  const open = options.openChats ?? ((own: Log) => openChats(config, own, { store, database }, onExit));
  for (const adapter of [...(playground?.adapters ?? []), ...(await open(log))]) {
    chats.set(adapter.platform, adapter);
    talking.push(adapter);
    await adapter.start(onEvent, lookup, inbox.takeOn);
  }
  await features.start();
  talking.push(features);
  inbox.start(answerLate({ onEvent, chatFor, wait: delay }));
  readiness.started('chats');
  if (config.operationsPort !== undefined) closing.push(() => delay(NOTICE_MS));
}

function tellAll(observers: readonly Observe[]): Observe {
  return (observed) => {
    for (const observe of observers) observe(observed);
  };
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
