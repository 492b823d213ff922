import { toFailure } from '../errors';

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<unknown>;

export interface Pace {
  wait: Wait;
  /** Waits where Slack asks for it, rather than report `refused`. */
  patient: boolean;
}

/** Longer waits are left to the caller. */
const LONGEST_WAIT_MS = 60_000;
const TRIES = 4;

/** Tries again what Slack refused for the moment, after as long as it asks for; nothing else, so nothing is done twice. */
export async function retryWhenRefused<T>(call: () => Promise<T>, { wait, patient }: Pace): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const failure = toFailure(error);
      const isRefused = failure?.outcome === 'refused' && failure.retryAfterMs <= LONGEST_WAIT_MS;
      if (!patient || !isRefused || tries === TRIES) throw error;
      await wait(failure.retryAfterMs);
    }
  }
}
