import fc from 'fast-check';
import { nextDue, type Schedule, type Weekday } from '../../../src/tips/due';

const DAY = 24 * 60 * 60_000;
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

/** Walks from one occurrence to the next, with local dates and times written as if they were in UTC. */
function expectTenYearsRight(schedule: Schedule): void {
  const shown = wallClock(schedule.timeZone);
  let monday = FIRST_MONDAY;
  let before = new Date('2026-01-19T12:00:00Z');
  // The first stands in the week of 19 or of 26 January, by weekday and time zone.
  const first = nextDue(schedule, before);
  while (weekOfMonday(monday) < first.week) monday += 7 * DAY;
  for (let week = 0; week < WEEKS; week += 1, monday += 7 * DAY) {
    const occurrence = nextDue(schedule, before);
    const asked = monday + (schedule.weekday - 1) * DAY + (schedule.hour * 60 + schedule.minute) * 60_000;
    const wanted = new Date(asked).toISOString().slice(0, 16).replace('T', ' ');
    const at = occurrence.at.getTime();
    const gap = week === 0 ? 7 * DAY : at - before.getTime();
    const exact = shown(at) === wanted;
    const moved = shown(at) > wanted && shown(at - 60_000) < wanted;
    const right =
      (exact || moved) && gap >= 6 * DAY && gap <= 8 * DAY && occurrence.week === weekOfMonday(monday);
    if (!right)
      throw new Error(`${wanted} was asked, ${shown(at)} in ${occurrence.week} found, after ${gap} ms`);
    before = occurrence.at;
  }
}

describe('ten years in every time zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');

  test('at a time of its own in each', () => {
    for (const [seed, timeZone] of zones.entries()) {
      const property = fc.property(clock, (time) => expectTenYearsRight({ ...time, timeZone }));
      fc.assert(property, { numRuns: 1, seed, endOnFailure: true });
    }
  }, 240_000);

  test('hours of the night in zones that put their clocks forward and back', () => {
    const changing = fc.constantFrom(
      'Europe/Zurich',
      'America/Havana',
      'Africa/Casablanca',
      'Australia/Lord_Howe',
    );
    fc.assert(
      fc.property(clock, changing, (time, timeZone) => expectTenYearsRight({ ...time, timeZone })),
      { numRuns: 20, seed: 7 },
    );
  }, 120_000);
});
