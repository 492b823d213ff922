import type { RetentionPeriods } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Kept no longer than they serve: platforms repeat an event for hours, a conversation rests for days. */
export const DEFAULT_PERIODS: RetentionPeriods = {
  events: 3 * DAY_MS,
  cases: 7 * DAY_MS,
  answers: 30 * DAY_MS,
  questions: 90 * DAY_MS,
};

/** The moment before which a record of this period counts as gone. */
export function oldest(now: Date, periodMs: number): Date {
  return new Date(now.getTime() - periodMs);
}
