import type { Log } from './chat/log';
import { within } from './jobs/within';
import type { Readiness } from './telemetry/readiness';

/** What takes things in and says things: the chats, the features, the inbox. */
export interface Talking {
  stop(): Promise<void>;
}

/** What is not finished by then is left to another replica, or to the next start. */
const FINISH_WITHIN_MS = 7_000;

/** How long things are still taken in after `/readyz` has said no: a load balancer may not have looked yet. */
export const NOTICE_MS = 1_000;

/** All take nothing new from now on; resolves once each has finished what it had begun. */
export async function stopAll(talking: readonly Talking[], log: Log): Promise<void> {
  const stopping = talking.map((one) => within(one.stop(), FINISH_WITHIN_MS));
  for (const stopped of await Promise.allSettled(stopping)) {
    if (stopped.status === 'rejected') log.warn({ err: stopped.reason }, 'something was not finished');
  }
}

/** Closes in the reverse order of opening; what fails to close does not keep the rest open. */
export function stopOnce(closing: (() => Promise<void>)[], readiness: Readiness): () => Promise<void> {
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
