import { setTimeout as sleep } from 'node:timers/promises';

/** Settles as `work` does, or rejects after so many milliseconds; the work itself goes on. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`it took longer than ${ms} ms`);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => timer.abort());
}
