import fc from 'fast-check';
import { nextDue, type Schedule, type Weekday } from '../../../src/tips/due';

const DAY = 24 * 60 * 60_000;
const WEEK = 7 * DAY;
const WEEKS = 522;
const FIRST_MONDAY = Date.UTC(2026, 0, 19);

const clock = fc.record({
  weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
  // Clocks change at night: those hours are tried more often.
  hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
  minute: fc.constantFrom(0, 1, 15, 29, 30, 45, 59),
});

/** The wall clock's text, as Intl knows it: a second opinion on what the library for dates says. */
function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instant: number) => format.format(instant);
}

/** A second opinion on the ISO week: it belongs to the year of its Thursday, and week 1 has the year's first one. */
function weekOfMonday(monday: number): string {
  const thursday = new Date(monday + 3 * DAY);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - yearStart) / (7 * DAY)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** Weeks on end, from a Monday at midnight (as if it were in UTC). */
interface Run {
  monday: number;
  weeks: number;
}

/** Walks from one occurrence to the next, with local dates and times written as if they were in UTC. */
function expectRight(schedule: Schedule, { monday: start, weeks }: Run): void {
  const shown = wallClock(schedule.timeZone);
  let monday = start;
  let before = new Date(start + DAY / 2);
  // The first stands in this week or in the next, by weekday and time zone.
  const first = nextDue(schedule, before);
  while (weekOfMonday(monday) < first.week) monday += WEEK;
  for (let week = 0; week < weeks; week += 1, monday += WEEK) {
    const occurrence = nextDue(schedule, before);
    const asked = monday + (schedule.weekday - 1) * DAY + (schedule.hour * 60 + schedule.minute) * 60_000;
    const wanted = new Date(asked).toISOString().slice(0, 16).replace('T', ' ');
    const at = occurrence.at.getTime();
    const gap = week === 0 ? WEEK : at - before.getTime();
    const exact = shown(at) === wanted;
    const moved = shown(at) > wanted && shown(at - 60_000) < wanted;
    const right =
      (exact || moved) && gap >= 6 * DAY && gap <= 8 * DAY && occurrence.week === weekOfMonday(monday);
    if (!right)
      throw new Error(`${wanted} was asked, ${shown(at)} in ${occurrence.week} found, after ${gap} ms`);
    before = occurrence.at;
  }
}

/** Mondays of ten years before which, in the week that ends there, the clocks of the zone were changed. */
function mondaysAfterChanges(timeZone: string): number[] {
  const shown = wallClock(timeZone);
  const offsetAt = (instant: number) => Date.parse(`${shown(instant).replace(' ', 'T')}Z`) - instant;
  let offset = offsetAt(FIRST_MONDAY);
  return Array.from({ length: WEEKS }, (_, week) => FIRST_MONDAY + (week + 1) * WEEK).filter((monday) => {
    const before = offset;
    offset = offsetAt(monday);
    return offset !== before;
  });
}

/** The weeks around every change of the clocks, and around every New Year: in between, nothing happens. */
function tellingRuns(timeZone: string): Run[] {
  const changes = mondaysAfterChanges(timeZone).map((after) => ({ monday: after - 2 * WEEK, weeks: 3 }));
  const newYears = Array.from({ length: 10 }, (_, year) => {
    const yearEnd = Date.UTC(2026 + year, 11, 22);
    return { monday: yearEnd - ((yearEnd - FIRST_MONDAY) % WEEK), weeks: 2 };
  });
  return [...changes, ...newYears];
}

describe('ten years in every time zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');

  test('around every change of the clocks and every New Year, at a time of its own in each', () => {
    for (const [seed, timeZone] of zones.entries()) {
      const runs = tellingRuns(timeZone);
      const property = fc.property(clock, (time) => {
        for (const run of runs) expectRight({ ...time, timeZone }, run);
      });
      fc.assert(property, { numRuns: 1, seed, endOnFailure: true });
    }
  }, 120_000);

  test('the changes are there to be found', () => {
    expect(mondaysAfterChanges('Europe/Zurich')).toHaveLength(20);
    expect(mondaysAfterChanges('Australia/Lord_Howe')).toHaveLength(20);
    expect(mondaysAfterChanges('Asia/Tokyo')).toEqual([]);
  });

  test('week by week, in zones that put their clocks forward and back', () => {
    const changing = ['Europe/Zurich', 'America/Havana', 'Africa/Casablanca', 'Australia/Lord_Howe'];
    for (const [seed, timeZone] of changing.entries()) {
      const all = { monday: FIRST_MONDAY, weeks: WEEKS };
      const property = fc.property(clock, (time) => expectRight({ ...time, timeZone }, all));
      fc.assert(property, { numRuns: 2, seed, endOnFailure: true });
    }
  }, 120_000);
});
