import type { ZodType } from 'zod';
import type { Session } from '../storage/session';

/** One run of one job. */
export interface JobRun<T> {
  /** Stable over retries; derived from the key where there is one. */
  id: string;
  data: T;
  /** 1 at first; more after failures, or after the death of the process that ran it. */
  attempt: number;
  /**
   * Runs `effect` and completes the job in one transaction: both happen, or neither. Where the job was completed
   * meanwhile (this run took too long, and another did it), nothing happens and it resolves to false.
   */
  once(effect: (session: Session) => Promise<void>): Promise<boolean>;
}

/** A kind of job. */
export interface JobKind<T> {
  /** Lower-kebab; names its queue. */
  name: string;
  data: ZodType<T>;
  /** Retries after the first attempt; then the job becomes a dead letter. Default 5. */
  retries?: number;
  /** The first pause before a retry, doubled with each one. Default 2. */
  retryDelaySeconds?: number;
  /** After this long without an end, another process takes the job. Default 30, at most 40. */
  expireInSeconds?: number;
}

export interface SendOptions {
  /**
   * Names this piece of work: a second job with the key is not made, whatever became of the first, for
   * {@link KEYS_KEPT_DAYS} days. Put the occasion into it: `reminder:<survey>:<date>`.
   */
  key?: string;
  /** Not before this moment. */
  startAfter?: Date;
  /** The transaction that the job is to be part of: it exists if, and only if, that commits. */
  session?: Session;
}

/** A job that failed at every attempt, or whose data nobody understands. */
export interface DeadLetter {
  data: unknown;
  failedAt: Date;
}

/** How long a key is remembered after its job has ended. */
export const KEYS_KEPT_DAYS = 14;

/**
 * Work that happens later, or again and again, in whichever replica is there. Each job runs at least once:
 * effects outside the database must bear a repeat, effects inside it belong into {@link JobRun.once}.
 */
export interface JobQueue {
  /** Starts taking jobs of this kind, one at a time; resolves once the queue exists. */
  work<T>(kind: JobKind<T>, handler: (run: JobRun<T>) => Promise<void>): Promise<void>;
  /** False where the key is taken. The kind must have been given to `work` or `declare` by some replica before. */
  send<T>(kind: JobKind<T>, data: T, options?: SendOptions): Promise<boolean>;
  /** Makes the queue of a kind that this process sends and does not work on. */
  declare<T>(kind: JobKind<T>): Promise<void>;
  /**
   * Sends a job for every slot of `everyMs` (at most a day), aligned to the epoch in UTC: one for all replicas.
   * The slot in which the bot comes back is made up for; earlier missed ones are not.
   */
  schedule<T>(kind: JobKind<T>, everyMs: number, data: T): Promise<void>;
  /** The newest first, at most 100. */
  deadLetters<T>(kind: JobKind<T>): Promise<DeadLetter[]>;
  /** Takes no more jobs; resolves when those that run have ended. */
  stop(): Promise<void>;
}
