import type { Log } from '../../src/chat/log';
import type { StorageLog } from '../../src/storage/log';

/** A log for tests that do not look at it. */
export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A log that keeps its lines. */
export function recording(): StorageLog & { lines: { fields: Record<string, unknown>; message: string }[] } {
  const lines: { fields: Record<string, unknown>; message: string }[] = [];
  const line = (fields: Record<string, unknown>, message: string) => void lines.push({ fields, message });
  return { lines, info: line, warn: line };
}
