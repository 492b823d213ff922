import { types } from 'node:util';
import type { Log } from '../chat/log';
import type { Metrics } from './metrics';
import { isName } from './names';

/** Every code is a time series for as long as the process lives. */
const MOST_CODES = 100;

/** A log that counts its warnings and errors by their code; what has none counts as `none`. */
export function countLog(log: Log, { errors }: Pick<Metrics, 'errors'>): Log {
  const codes = new Set<string>();
  const count = (level: 'warn' | 'error', fields: Record<string, unknown>) => {
    const found = codeIn(fields);
    const code = codes.has(found) || codes.size < MOST_CODES ? found : 'other';
    codes.add(code);
    errors.inc({ level, code });
  };
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => {
      count('warn', fields);
      log.warn(fields, message);
    },
    error: (fields, message) => {
      count('error', fields);
      log.error(fields, message);
    },
  };
}

function codeIn({ code, err, error, reason }: Record<string, unknown>): string {
  const thrown = err ?? error;
  if (types.isNativeError(thrown)) return codeOf(thrown);
  return [code, reason].find(isName) ?? 'none';
}

function codeOf(error: Error): string {
  const { code, cause, name } = error as Error & { code?: unknown };
  if (isName(code)) return code;
  return types.isNativeError(cause) ? codeOf(cause) : name;
}
