import { isoWeek, nextDue, type Schedule, type Weekday } from '../../../src/tips/due';

const fridayHalfPastNine: Schedule = { weekday: 5, hour: 9, minute: 30, timeZone: 'Europe/Zurich' };

function due(schedule: Schedule, after: string, done?: string) {
  const { at, week } = nextDue(schedule, new Date(after), done);
  return `${at.toISOString()} ${week}`;
}

describe('nextDue', () => {
  test('keeps to the local clock in winter and in summer', () => {
    expect(due(fridayHalfPastNine, '2026-11-23T12:00:00Z')).toBe('2026-11-27T08:30:00.000Z 2026-W48');
    expect(due(fridayHalfPastNine, '2026-07-01T12:00:00Z')).toBe('2026-07-03T07:30:00.000Z 2026-W27');
  });

  test('is after the instant, never at it', () => {
    expect(due(fridayHalfPastNine, '2026-11-27T08:29:59.999Z')).toBe('2026-11-27T08:30:00.000Z 2026-W48');
    expect(due(fridayHalfPastNine, '2026-11-27T08:30:00Z')).toBe('2026-12-04T08:30:00.000Z 2026-W49');
  });

  test('starts from the local day: Sunday in London is Monday in Auckland', () => {
    const monday: Schedule = { weekday: 1, hour: 7, minute: 0, timeZone: 'Pacific/Auckland' };
    expect(due(monday, '2026-11-22T17:59:00Z')).toBe('2026-11-22T18:00:00.000Z 2026-W48');
    expect(due(monday, '2026-11-22T18:00:00Z')).toBe('2026-11-29T18:00:00.000Z 2026-W49');
  });

  test('names the week by ISO 8601 at the turn of the year', () => {
    expect(due(fridayHalfPastNine, '2026-12-30T00:00:00Z')).toBe('2027-01-01T08:30:00.000Z 2026-W53');
    expect(due(fridayHalfPastNine, '2027-01-02T00:00:00Z')).toBe('2027-01-08T08:30:00.000Z 2027-W01');
  });

  test('passes over weeks that are done', () => {
    expect(due(fridayHalfPastNine, '2026-11-23T12:00:00Z', '2026-W48')).toBe(
      '2026-12-04T08:30:00.000Z 2026-W49',
    );
    expect(due(fridayHalfPastNine, '2026-11-23T12:00:00Z', '2027-W10')).toBe(
      '2027-03-19T08:30:00.000Z 2027-W11',
    );
  });

  test.each([
    [
      'Europe/Zurich, 02:30 to 03:00',
      'Europe/Zurich',
      7,
      2,
      30,
      '2026-03-25',
      '2026-03-29T01:00:00.000Z 2026-W13',
    ],
    ['Cairo, midnight to 01:00', 'Africa/Cairo', 5, 0, 15, '2026-04-22', '2026-04-23T22:00:00.000Z 2026-W17'],
    [
      'Lord Howe, half an hour',
      'Australia/Lord_Howe',
      7,
      2,
      15,
      '2026-09-30',
      '2026-10-03T15:30:00.000Z 2026-W40',
    ],
    ['Samoa, a whole day', 'Pacific/Apia', 5, 9, 0, '2011-12-28', '2011-12-30T10:00:00.000Z 2011-W52'],
  ])(
    'moves a time that does not exist to the first that does: %s',
    (_name, timeZone, weekday, hour, minute, after, expected) => {
      const schedule = { weekday: weekday as Weekday, hour, minute, timeZone };
      expect(due(schedule, `${after}T00:00:00Z`)).toBe(expected);
    },
  );

  test.each([
    [
      'Europe/Zurich',
      2,
      30,
      '2026-10-22',
      '2026-10-25T00:30:00.000Z 2026-W43',
      '2026-11-01T01:30:00.000Z 2026-W44',
    ],
    [
      'America/New_York',
      1,
      30,
      '2026-10-28',
      '2026-11-01T05:30:00.000Z 2026-W44',
      '2026-11-08T06:30:00.000Z 2026-W45',
    ],
    [
      'Australia/Lord_Howe',
      1,
      45,
      '2026-04-01',
      '2026-04-04T14:45:00.000Z 2026-W14',
      '2026-04-11T15:15:00.000Z 2026-W15',
    ],
  ])(
    'fires once where a time exists twice, the first time: %s',
    (timeZone, hour, minute, after, first, second) => {
      const schedule: Schedule = { weekday: 7, hour, minute, timeZone };
      expect(due(schedule, `${after}T00:00:00Z`)).toBe(first);
      expect(due(schedule, first.slice(0, 24))).toBe(second);
    },
  );

  test('refuses a time zone that it does not know', () => {
    expect(() => nextDue({ ...fridayHalfPastNine, timeZone: 'Mars/Olympus' }, new Date(0))).toThrow(
      /Mars\/Olympus/,
    );
  });
});

describe('isoWeek', () => {
  test('is the week of the local date', () => {
    const sundayNight = new Date('2026-11-22T23:30:00Z');
    expect(isoWeek(sundayNight, 'UTC')).toBe('2026-W47');
    expect(isoWeek(sundayNight, 'Europe/Zurich')).toBe('2026-W48');
  });
});
