/** One level of a structured log: the facts first, then a constant sentence. Never a question or an answer. */
type LogLine = (fields: Record<string, unknown>, message: string) => void;

/** What adapters and the core write to; pino satisfies it. */
export interface Log {
  debug: LogLine;
  info: LogLine;
  warn: LogLine;
  error: LogLine;
}
