import { DateTime } from 'luxon';

/** How long a survey may run. */
export const DURATIONS = [
  { id: '1-hour', label: '1 hour', length: { hours: 1 } },
  { id: '1-day', label: '1 day', length: { days: 1 } },
  { id: '3-days', label: '3 days', length: { days: 3 } },
  { id: '1-week', label: '1 week', length: { days: 7 } },
  { id: '2-weeks', label: '2 weeks', length: { days: 14 } },
] as const;

export const DEFAULT_DURATION = '3-days';

export type Duration = (typeof DURATIONS)[number];

/**
 * When a survey that starts now closes: a survey of days closes at the same time of day in the zone (IANA), whatever
 * the clocks do in between. A zone that is unknown counts as UTC.
 */
export function closingTime(start: Date, { length }: Duration, zone = 'utc'): Date {
  const local = DateTime.fromJSDate(start, { zone });
  const from = local.isValid ? local : DateTime.fromJSDate(start, { zone: 'utc' });
  return from.plus(length).toJSDate();
}

/** Half-way between the two. */
export function halfWay(start: Date, end: Date): Date {
  return new Date((start.getTime() + end.getTime()) / 2);
}
