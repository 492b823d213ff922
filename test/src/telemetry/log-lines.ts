import type { Log } from '../../../src/chat/log';
import { createLog } from '../../../src/telemetry/log';

/** A log as it is in use, whose lines can be read. */
export function readableLog(secrets: readonly string[] = []): {
  log: Log;
  lines: Record<string, unknown>[];
  text(): string;
} {
  const written: string[] = [];
  const log = createLog('debug', secrets, { write: (line) => void written.push(line) });
  return {
    log,
    text: () => written.join(''),
    get lines() {
      return written.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}
