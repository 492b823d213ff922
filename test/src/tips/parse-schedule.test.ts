import fc from 'fast-check';
import type { Weekday } from '../../../src/tips/due';
import { parseTipsCommand } from '../../../src/tips/parse-schedule';

function on(weekday: number | undefined, time: string | undefined, timeZone?: string, note?: string) {
  const [hour, minute] = (time ?? '').split(':').map(Number);
  return { kind: 'on', weekday, time: time === undefined ? undefined : { hour, minute }, timeZone, note };
}

describe('when the tips come', () => {
  test.each([
    ['on friday 9:30 Europe/Zurich', on(5, '9:30', 'Europe/Zurich')],
    ['on mondays at 9', on(1, '9:00')],
    ['on', on(undefined, undefined)],
    ['on tuesday', on(2, undefined)],
    ['on 14:15', on(undefined, '14:15')],
    ['Friday 9.30', on(5, '9:30')],
    ['every wed at noon', on(3, '12:00')],
    ['on thurs 9pm, America/New York', on(4, '21:00', 'America/New_York')],
    ['on sun 12 a.m.', on(7, '0:00')],
    ['on sunday 12:05 pm please', on(7, '12:05')],
    ["on fri 9 o'clock utc", on(5, '9:00', 'UTC')],
  ])('%j', (said, expected) => {
    expect(parseTipsCommand(said)).toEqual(expected);
  });

  test.each([
    ['an jeden Freitag um 9 Uhr 30', on(5, '9:30')],
    ['am Mittwoch um 14 Uhr', on(3, '14:00')],
    ['um 14 am Freitag', on(5, '14:00')],
    ['montags 8:00', on(1, '8:00')],
    ['tous les vendredis à 9h30', on(5, '9:30')],
    ['le mardi à 9h', on(2, '9:00')],
    ['todos los miércoles a las 9', on(3, '9:00')],
    ['el sábado 10:30', on(6, '10:30')],
  ])('in other languages: %j', (said, expected) => {
    expect(parseTipsCommand(said)).toEqual(expected);
  });

  test.each([
    ['on monday 9 Berlin', on(1, '9:00', 'Europe/Berlin', 'I read "Berlin" as Europe/Berlin.')],
    ['on monday 9 Berlin time', on(1, '9:00', 'Europe/Berlin', 'I read "Berlin" as Europe/Berlin.')],
    [
      'mon 9 los angeles',
      on(1, '9:00', 'America/Los_Angeles', 'I read "los angeles" as America/Los_Angeles.'),
    ],
    ['9:00 La Paz on mondays', on(1, '9:00', 'America/La_Paz', 'I read "La Paz" as America/La_Paz.')],
  ])('places are matched and named: %j', (said, expected) => {
    expect(parseTipsCommand(said)).toEqual(expected);
  });

  test('any day and time is read as it was written', () => {
    const names = ['monday', 'Dienstag', 'mercredi', 'jueves', 'FRIDAY', 'samedi', 'Domingo'];
    const any = fc.record({ day: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), minute: fc.nat(59) });
    const property = fc.property(any, ({ day, hour, minute }) => {
      const said = `on ${names[day - 1]} ${hour}:${String(minute).padStart(2, '0')} Asia/Tokyo`;
      expect(parseTipsCommand(said)).toEqual({
        kind: 'on',
        weekday: day as Weekday,
        time: { hour, minute },
        timeZone: 'Asia/Tokyo',
        note: undefined,
      });
    });
    fc.assert(property, { seed: 5 });
  });
});

describe('the other commands', () => {
  test.each([
    ['', { kind: 'form' }],
    ['  ', { kind: 'form' }],
    ['off', { kind: 'off' }],
    ['STOP please', { kind: 'off' }],
    ['status', { kind: 'status' }],
    ['now', { kind: 'now' }],
    ['jetzt bitte', { kind: 'now' }],
    ['skip', { kind: 'skip' }],
    ['Überspringen', { kind: 'skip' }],
    ['topics mlops monitoring', { kind: 'topics', topics: ['mlops', 'monitoring'] }],
    ['topics ML, observability and Monitoring', { kind: 'topics', topics: ['mlops', 'monitoring'] }],
    ['topics all', { kind: 'topics', topics: [] }],
    ['Themen alle', { kind: 'topics', topics: [] }],
  ])('%j', (said, expected) => {
    expect(parseTipsCommand(said)).toEqual(expected);
  });
});

describe('what makes no sense is named, with what to write', () => {
  test.each([
    ['on friday 25:00', '"25:00" is no time of the day.', /0:00 to 23:59/],
    ['on friday 9:75', '"9:75" is no time of the day.', /0:00 to 23:59/],
    ['on friday 13pm 9', /is no time of the day|More than one time/, /on friday 9:30/],
    ['on monday and friday 9', 'More than one day was named; tips come once a week.', /on friday 9:30/],
    ['on friday 9 10', 'More than one time was named; tips come once a week.', /on friday 9:30/],
    [
      'on firday 9',
      '"firday" is neither a day, a time nor a time zone known here.',
      /on friday 9:30 Europe\/Zurich/,
    ],
    ['on friday 9 CET', /^"CET" is the time of several places/, /Europe\/Zurich, Europe\/Berlin/],
    ['on friday 9 UTC+2', /^"UTC\+2" is a distance from UTC/, /Etc\/GMT-2/],
    ['on friday 9 Europe/Zurch', '"Europe/Zurch" is not a time zone known here.', /Perhaps Europe\/Zurich\?/],
    ['topics', 'No topic was named.', /devops, mlops/],
    ['topics knitting', 'There are no tips on "knitting".', /topics all/],
    ['off friday', '"friday" makes no sense after "off".', /Write "off" alone/],
    ['constructor', '"constructor" is nothing that can be done with tips.', /off, status, now, skip, topics/],
  ])('%j', (said, message, tip) => {
    expect(parseTipsCommand(said)).toEqual({
      kind: 'misread',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      tip: expect.stringMatching(tip),
    });
  });

  test('whatever is written, something is answered', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (said) => {
        expect(parseTipsCommand(said).kind).toMatch(/^(form|on|off|status|now|skip|topics|misread)$/);
      }),
      { seed: 6 },
    );
  });
});
