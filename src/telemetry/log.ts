import pino, { type DestinationStream } from 'pino';
import type { Log } from '../chat/log';
import { currentEvent } from './event-context';
import { safeFields } from './safe-fields';
import { createRedaction } from './secrets';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * A log in JSON lines on standard error, so that standard output stays free for answers. Whatever it is given, it writes
 * no text of a person and no message of an error (see {@link safeFields}), and none of these secrets.
 */
export function createLog(
  level: LogLevel,
  secrets: readonly string[] = [],
  to: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const request = currentEvent();
      return request === undefined ? {} : { request };
    },
    formatters: { log: safeFields },
    hooks: { streamWrite: createRedaction(secrets) },
  };
  return pino(options, to);
}
