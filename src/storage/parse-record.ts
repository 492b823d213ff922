import type { StorageLog } from './log';
import type { Codec } from './store';

/**
 * Reads a stored record. One that does not fit, as an earlier version of the advisor may have written, is
 * treated as absent: a conversation that starts anew is better than one that fails.
 *
 * @param where which kind of record it is, for the log; never its content
 */
export function parseRecord<T>(
  codec: Codec<T>,
  stored: unknown,
  where: string,
  log: StorageLog,
): T | undefined {
  if (stored === undefined) return undefined;
  const parsed = codec.safeParse(stored);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  log.warn({ where, paths }, 'a stored record does not have the expected shape and is ignored');
  return undefined;
}
