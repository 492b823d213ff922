import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../src/chat/log';

/** What the SDK has to say in its first words; the rest may hold payloads. */
const LONGEST = 200;

/** Sends the SDK's warnings and errors to our log. Its lower levels write out whole payloads: they go nowhere. */
export function createSdkLogger(log: Log): Logger {
  const ignore = () => undefined;
  return {
    debug: ignore,
    info: ignore,
    warn: (first) => log.warn({ detail: firstWords(first) }, 'Slack SDK warning'),
    error: (first) => log.error({ detail: firstWords(first) }, 'Slack SDK error'),
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  };
}

function firstWords(first: unknown): string {
  return String(first).split('\n', 1).join('').slice(0, LONGEST);
}
