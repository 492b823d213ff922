import { setTimeout as sleep } from 'node:timers/promises';
import { types } from 'node:util';
import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Database } from '../storage/connection';
import type { StorageLog } from '../storage/log';
import type { Session } from '../storage/session';
import { executor } from './engine';
import type { JobKind, JobRun } from './job-queue';

export interface WorkerParts<T> {
  boss: PgBoss;
  database: Database;
  log: StorageLog;
  kind: JobKind<T>;
  handler: (run: JobRun<T>) => Promise<void>;
  /** How long to wait before looking again when there was nothing to do. */
  pollMs: number;
}

export interface Worker {
  /** Looks for work now instead of at the next poll. */
  wake(): void;
  /** Takes no more jobs; resolves when the one that runs has ended. */
  stop(): Promise<void>;
}

/** The envelope around a job's data: the engine stores objects only. */
export const envelopeSchema = z.object({ payload: z.unknown() });

const completionSchema = z.object({ affected: z.number() });

type Job = PgBoss.JobWithMetadata<object>;

/** False where the job is not active any more: another run was faster. */
async function complete(boss: PgBoss, job: Job, session: Session): Promise<boolean> {
  const response: unknown = await boss.complete(job.name, job.id, {}, { db: executor(session) });
  return completionSchema.parse(response).affected === 1;
}

function runOf<T>({ boss, database, kind }: WorkerParts<T>, job: Job): JobRun<T> {
  return {
    id: job.id,
    data: kind.data.parse(envelopeSchema.parse(job.data).payload),
    attempt: job.retryCount + 1,
    once: (effect) =>
      database.transaction(async (session) => {
        // First, as it locks the job: two runs of it cannot both be at their effect.
        const ours = await complete(boss, job, session);
        if (ours) await effect(session);
        return ours;
      }),
  };
}

/** Rejects when the job's time is up. The handler cannot be stopped, but nobody waits for it any more. */
async function withinTime(work: Promise<void>, seconds: number): Promise<void> {
  const timer = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`the job did not end within ${seconds} s`);
  });
  await Promise.race([work, late]).finally(() => {
    late.catch(() => undefined);
    timer.abort();
  });
}

async function runJob<T>(parts: WorkerParts<T>, job: Job): Promise<void> {
  const { boss, database, handler, log } = parts;
  try {
    const handled = Promise.resolve().then(() => handler(runOf(parts, job)));
    await withinTime(handled, job.expireInSeconds);
    await complete(boss, job, database);
  } catch (error) {
    const attempt = job.retryCount + 1;
    log.warn({ job: job.name, id: job.id, attempt, error }, 'a job failed');
    const reason = { message: types.isNativeError(error) ? error.message : String(error) };
    // Where even this is not possible, the job expires and is taken up again.
    await boss.fail(job.name, job.id, reason).catch(() => undefined);
  }
}

/** Takes jobs of one kind, one at a time, until it is stopped. A job that fails does not end it. */
export function startWorker<T>(parts: WorkerParts<T>): Worker {
  const { boss, kind, pollMs } = parts;
  let stopped = false;
  let pause = new AbortController();

  async function loop(): Promise<void> {
    while (!stopped) {
      pause = new AbortController();
      const { signal } = pause;
      const [job] = await boss.fetch<object>(kind.name, { batchSize: 1, includeMetadata: true });
      if (job !== undefined) await runJob(parts, job);
      else if (!stopped) await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
  const ended = loop();

  return {
    wake: () => pause.abort(),
    stop: () => {
      stopped = true;
      pause.abort();
      return ended;
    },
  };
}
