import type PgBoss from 'pg-boss';
import { z } from 'zod';
import { LOCKS, withAdvisoryLock } from '../storage/advisory-lock';
import type { Database } from '../storage/connection';
import type { StorageLog } from '../storage/log';
import { storableRecord } from '../storage/storable';
import { executor, installEngine, startEngine } from './engine';
import { jobId } from './job-id';
import type { DeadLetter, JobKind, JobQueue, SendOptions } from './job-queue';
import { startRecurring } from './scheduler';
import { envelopeSchema, startWorker, type Worker } from './worker';

export interface QueueOptions {
  log: StorageLog;
  /** How often to look for work, in milliseconds. Default 2,000. */
  pollMs?: number;
  /** How often expired jobs are looked for. Default 10: with the longest expiry, well within a minute. */
  maintenanceSeconds?: number;
  now?: () => number;
}

const LONGEST_EXPIRY_S = 40;

const deadRowSchema = z.object({ data: envelopeSchema, created_on: z.date() });

function deadName(name: string): string {
  return `${name}-dead`;
}

function queueSettings<T>({ name, retries = 5, retryDelaySeconds = 2, expireInSeconds = 30 }: JobKind<T>) {
  if (expireInSeconds > LONGEST_EXPIRY_S) {
    throw new RangeError(`the job ${name} expires after ${expireInSeconds} s; at most ${LONGEST_EXPIRY_S}`);
  }
  return {
    name,
    retryLimit: retries,
    retryDelay: retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds,
    deadLetter: deadName(name),
  };
}

/** One at a time over all replicas: making two queues at once can deadlock inside the engine. */
async function declareQueue<T>(boss: PgBoss, database: Database, kind: JobKind<T>): Promise<void> {
  const settings = queueSettings(kind);
  await withAdvisoryLock(database.connection, LOCKS.jobs, async () => {
    await boss.createQueue(settings.deadLetter, { name: settings.deadLetter });
    await boss.createQueue(kind.name, settings);
    // One that is there already, made by an earlier version, gets the settings of this one.
    await boss.updateQueue(kind.name, settings);
  });
}

async function sendJob<T>(
  boss: PgBoss,
  kind: JobKind<T>,
  data: T,
  { key, startAfter, session }: SendOptions,
): Promise<boolean> {
  const id = await boss.send(
    kind.name,
    { payload: storableRecord(data) },
    {
      ...(key === undefined ? {} : { id: jobId(kind.name, key) }),
      ...(startAfter === undefined ? {} : { startAfter }),
      ...(session === undefined ? {} : { db: executor(session) }),
    },
  );
  return id !== null;
}

async function readDeadLetters(database: Database, name: string): Promise<DeadLetter[]> {
  const { rows } = await database.query(
    'SELECT data, created_on FROM pgboss.job WHERE name = $1 ORDER BY created_on DESC LIMIT 100',
    [deadName(name)],
  );
  return rows.map((row) => {
    const { data, created_on } = deadRowSchema.parse(row);
    return { data: data.payload, failedAt: created_on };
  });
}

/** Opens the job queue in the database, making its tables where they are missing. */
export async function openJobQueue(
  database: Database,
  { log, pollMs = 2_000, maintenanceSeconds = 10, now = Date.now }: QueueOptions,
): Promise<JobQueue> {
  await installEngine(database);
  const boss = await startEngine(database, log, maintenanceSeconds);
  const workers = new Map<string, Worker>();
  const endings: (() => void)[] = [];

  const queue: JobQueue = {
    declare: (kind) => declareQueue(boss, database, kind),
    work: async (kind, handler) => {
      if (workers.has(kind.name)) throw new RangeError(`the job ${kind.name} has a handler already`);
      await declareQueue(boss, database, kind);
      workers.set(kind.name, startWorker({ boss, database, log, kind, handler, pollMs }));
    },
    send: async (kind, data, options = {}) => {
      const sent = await sendJob(boss, kind, data, options);
      workers.get(kind.name)?.wake();
      return sent;
    },
    schedule: async (kind, everyMs, data) => {
      const send = (key: string) => queue.send(kind, data, { key });
      endings.push(startRecurring({ name: kind.name, everyMs, send, now, log }));
    },
    deadLetters: (kind) => readDeadLetters(database, kind.name),
    stop: async () => {
      for (const end of endings) end();
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
      await boss.stop({ graceful: false });
    },
  };
  return queue;
}
