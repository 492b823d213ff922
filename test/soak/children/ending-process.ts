import { setTimeout as sleep } from 'node:timers/promises';
import { listenForEnding } from '../../../src/commands/ending';
import { createLog } from '../../../src/telemetry/log';
import { childMain } from './child-main';

interface Parameter {
  /** How the stop goes. */
  stop: 'quick' | 'never';
  /** What nobody catches, and how. */
  defect?: { message: string; how: 'throw' | 'reject' };
  stopWithinMs: number;
}

/** A process that ends as the advisor does. */
childMain<Parameter>(async ({ defect, stop, stopWithinMs }) => {
  const log = createLog('debug');
  const { asked } = listenForEnding(log, process, stopWithinMs);
  const busy = setInterval(() => undefined, 1_000);
  log.info({}, 'ready');
  if (defect !== undefined) {
    const error = new Error(defect.message);
    if (defect.how === 'reject') void Promise.reject(error);
    else
      setImmediate(() => {
        throw error;
      });
  }
  await asked;
  if (stop === 'never') await sleep(600_000);
  clearInterval(busy);
  log.info({}, 'stopped');
});
