/** What goes wrong with the next call to the Bot Connector. */
export type Fault =
  | { kind: 'rate-limit'; retryAfterS: number }
  | { kind: 'error'; status: 400 | 412 | 413 | 500 | 502 | 503 | 504 }
  /** The call is done, but its answer never comes. */
  | { kind: 'silence' };

/** At most `calls` in `withinMs`, for one thread. */
export interface RateLimit {
  calls: number;
  withinMs: number;
}

/** Microsoft's own limits for a bot in one thread. */
export const TEAMS_RATE_LIMITS: readonly RateLimit[] = [
  { calls: 7, withinMs: 1_000 },
  { calls: 8, withinMs: 2_000 },
  { calls: 60, withinMs: 30_000 },
  { calls: 1_800, withinMs: 3_600_000 },
];

/** How long to wait before the next call is within the limits, in milliseconds; 0 means go on. `calls` are times. */
export function waitForRate(limits: readonly RateLimit[], calls: readonly number[], now: number): number {
  const waits = limits.map((limit) => {
    const oldest = calls.at(-limit.calls);
    return oldest === undefined ? 0 : Math.max(0, oldest + limit.withinMs - now);
  });
  return Math.max(0, ...waits);
}
