import type { Schedule, Weekday } from './due';
import { topics as allTopics } from './topics';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function dayName(weekday: Weekday): string {
  return DAYS[weekday - 1] ?? '';
}

/** `9:30` as `09:30`. */
export function clockText({ hour, minute }: Pick<Schedule, 'hour' | 'minute'>): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `every Friday at 09:30 (Europe/Zurich)` */
export function scheduleText(schedule: Schedule): string {
  return `every ${dayName(schedule.weekday)} at ${clockText(schedule)} (${schedule.timeZone})`;
}

/** `monitoring and testing`, or `all subjects`. */
export function topicsText(ids: readonly string[]): string {
  const names = allTopics.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  if (names.length === 0) return 'all subjects';
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
