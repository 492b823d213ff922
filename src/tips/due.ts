import { DateTime } from 'luxon';

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Once a week, on a clock that hangs in the channel's time zone. */
export interface Schedule {
  weekday: Weekday;
  /** 0 to 23 */
  hour: number;
  /** 0 to 59 */
  minute: number;
  /** IANA name */
  timeZone: string;
}

/** One sending of a weekly tip. */
export interface Occurrence {
  at: Date;
  /** The ISO week of the local date, e.g. `2026-W48`; with the channel it names the sending. Sorts by time as text. */
  week: string;
}

interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const MOST_MOVED_MS = 24 * 60 * 60_000;
/** How far ahead {@link nextDue} looks. */
const LONGEST_WAIT_WEEKS = 1_000;

/**
 * The first occurrence after an instant.
 * @param done an ISO week; it and the weeks before it are passed over, as they had their tip or were skipped
 * @throws RangeError when the schedule's time zone is not known here, or `done` lies decades ahead
 */
export function nextDue(schedule: Schedule, after: Date, done = ''): Occurrence {
  const start = firstMonday(schedule, after);
  for (let weeks = 0; weeks < LONGEST_WAIT_WEEKS; weeks += 1) {
    const occurrence = occurrenceIn(schedule, start.plus({ weeks }));
    if (occurrence.at.getTime() > after.getTime() && occurrence.week > done) return occurrence;
  }
  throw new RangeError(`No week within ${LONGEST_WAIT_WEEKS} comes after "${done}".`);
}

/** The ISO week in which an instant falls in a time zone, e.g. `2026-W48`. */
export function isoWeek(instant: Date, timeZone: string): string {
  return weekKey(inZone(instant, timeZone));
}

/** The Monday of the first week whose occurrence may lie after the instant. It may be moved, by a day at most. */
function firstMonday({ weekday, timeZone }: Schedule, after: Date): DateTime {
  const { year, month, day } = inZone(new Date(after.getTime() - MOST_MOVED_MS), timeZone);
  const dayBefore = DateTime.utc(year, month, day);
  const monday = dayBefore.startOf('week');
  return dayBefore.weekday <= weekday ? monday : monday.plus({ weeks: 1 });
}

/** `monday` stands for a date, not an instant: it is in UTC, where every day has 24 hours. */
function occurrenceIn({ weekday, hour, minute, timeZone }: Schedule, monday: DateTime): Occurrence {
  const wanted = monday.plus({ days: weekday - 1 }).set({ hour, minute });
  return { at: firstAtOrAfter(wanted, timeZone), week: weekKey(wanted) };
}

/**
 * Clocks that are put forward leave local times out: then the first that exists stands in. A day at most is
 * left out (Samoa crossed the date line so in 2011). Clocks that are put back show a time twice: the first counts.
 */
function firstAtOrAfter(wanted: DateTime, timeZone: string): Date {
  for (let minutes = 0; minutes <= 24 * 60; minutes += 1) {
    const local = localTime(wanted.plus({ minutes }));
    const found = DateTime.fromObject(local, { zone: timeZone });
    if (shows(found, local)) return DateTime.min(...found.getPossibleOffsets(), found).toJSDate();
  }
  throw new RangeError(`${wanted.toISODate()} and the day after it do not exist in ${timeZone}.`);
}

function localTime({ year, month, day, hour, minute }: DateTime): LocalTime {
  return { year, month, day, hour, minute };
}

function shows(time: DateTime, { day, hour, minute }: LocalTime): boolean {
  return time.day === day && time.hour === hour && time.minute === minute;
}

function weekKey(date: DateTime): string {
  return `${date.weekYear}-W${String(date.weekNumber).padStart(2, '0')}`;
}

function inZone(instant: Date, timeZone: string): DateTime {
  const local = DateTime.fromJSDate(instant, { zone: timeZone });
  if (!local.isValid) throw new RangeError(`"${timeZone}" is not a time zone known here.`);
  return local;
}
