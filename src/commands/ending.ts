import type { Log } from '../chat/log';

/** The parts of `process` that tell of the end and bring it about. */
export type EndingProcess = Pick<NodeJS.Process, 'on' | 'exit' | 'exitCode'>;

export interface Ending {
  /** Resolves when it is time to stop: for the first signal, for a defect, or for {@link Ending.begin}. */
  asked: Promise<void>;
  begin(): void;
}

/** Service managers kill after a while; this is sooner, and says so. */
export const STOP_WITHIN_MS = 10_000;

/**
 * Listens for what ends the process: a signal, or an error that nobody caught, which makes the exit code 1. A second signal
 * ends it at once. Whatever hangs, it ends within `stopWithinMs` of the first.
 */
export function listenForEnding(
  log: Log,
  self: EndingProcess = process,
  stopWithinMs = STOP_WITHIN_MS,
): Ending {
  let resolve: () => void = () => undefined;
  const asked = new Promise<void>((done) => {
    resolve = done;
  });
  let begun = false;

  function begin(): void {
    if (begun) return;
    begun = true;
    resolve();
    setTimeout(() => {
      log.error({ stopWithinMs }, 'something did not finish in time; ending without it');
      self.exit(1);
    }, stopWithinMs).unref();
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (begun) {
      log.warn({ signal }, 'told to stop once more; ending at once');
      self.exit(1);
    }
    log.info({ signal }, 'told to stop');
    begin();
  }

  function onDefect(err: unknown): void {
    log.error({ err }, 'an error that nobody caught; stopping');
    self.exitCode = 1;
    begin();
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) self.on(signal, onSignal);
  self.on('uncaughtException', onDefect);
  self.on('unhandledRejection', onDefect);
  return { asked, begin };
}
