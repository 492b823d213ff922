import pino from 'pino';
import type { Log } from '../chat/log';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A log in JSON lines on standard error, so that standard output stays free for answers. */
export function createLog(level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
