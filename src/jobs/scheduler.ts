import type { StorageLog } from '../storage/log';

const LONGEST_MS = 24 * 60 * 60 * 1000;

export interface Recurring {
  name: string;
  everyMs: number;
  /** Sends the job of a slot; repeats with the same key are dropped by the queue. */
  send(key: string): Promise<unknown>;
  now(): number;
  log: StorageLog;
}

/** The key that all replicas give to the slot around `now` (milliseconds since the epoch). */
export function slotKey(everyMs: number, now: number): string {
  return `every:${everyMs}:${Math.floor(now / everyMs)}`;
}

/** Sends one job a slot, the first at once; returns what ends it. */
export function startRecurring({ name, everyMs, send, now, log }: Recurring): () => void {
  if (!(everyMs > 0 && everyMs <= LONGEST_MS)) {
    throw new RangeError(`the job ${name} recurs every ${everyMs} ms; possible is up to a day`);
  }
  const tick = () =>
    send(slotKey(everyMs, now())).catch((error: unknown) =>
      log.warn({ job: name, error }, 'a recurring job could not be sent; it is tried again'),
    );
  void tick();
  const timer = setInterval(tick, Math.min(everyMs / 2, 30_000));
  return () => clearInterval(timer);
}
