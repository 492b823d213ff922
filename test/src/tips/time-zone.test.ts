import { readTimeZone } from '../../../src/tips/time-zone';
import { abbreviations, newerNames, places } from '../../../src/tips/time-zone-names';

describe('readTimeZone', () => {
  test.each([
    ['Europe/Zurich', 'Europe/Zurich'],
    ['europe/zurich', 'Europe/Zurich'],
    [' America/New York ', 'America/New_York'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT-2', 'Etc/GMT-2'],
    ['utc', 'UTC'],
    ['Z', 'UTC'],
  ])('takes %j as %s', (said, timeZone) => {
    expect(readTimeZone(said)).toEqual({ kind: 'zone', timeZone });
  });

  test.each([
    ['Berlin', 'Europe/Berlin'],
    ['zurich', 'Europe/Zurich'],
    ['Zürich', 'Europe/Zurich'],
    ['new york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['München', 'Europe/Berlin'],
    ['Bangalore', 'Asia/Kolkata'],
    ['JST', 'Asia/Tokyo'],
  ])('matches %j with %s and says so', (said, timeZone) => {
    expect(readTimeZone(said)).toEqual({ kind: 'match', timeZone, note: `I read "${said}" as ${timeZone}.` });
  });

  test('asks which place is meant by an abbreviation', () => {
    expect(readTimeZone('CET')).toEqual({
      kind: 'unclear',
      message: '"CET" is the time of several places, and their clocks do not all change on the same day.',
      tip: "Write the one that is meant: Europe/Zurich, Europe/Berlin, Europe/Paris, or another city's zone.",
      candidates: ['Europe/Zurich', 'Europe/Berlin', 'Europe/Paris'],
    });
  });

  test.each([
    ['UTC+2', /write Etc\/GMT-2\.$/],
    ['GMT-05:00', /write Etc\/GMT\+5\.$/],
    ['+5:30', /America\/New_York\.$/],
    ['UTC+99', /America\/New_York\.$/],
  ])('explains what is missing in %j', (said, tip) => {
    const reading = readTimeZone(said);
    expect(reading).toMatchObject({ kind: 'unclear', candidates: [] });
    expect(reading).toMatchObject({ message: expect.stringContaining(`"${said}" is a distance from UTC`) });
    expect(reading).toMatchObject({ tip: expect.stringMatching(tip) });
  });

  test.each([
    ['Europe/Zurch', ['Europe/Zurich']],
    ['Stockhlom', ['Europe/Stockholm']],
    ['Europe/Amsterdm', ['Europe/Amsterdam']],
    ['Mars/Olympus', []],
    ['constructor', []],
    ['', []],
  ])('does not guess %j', (said, candidates) => {
    expect(readTimeZone(said)).toMatchObject({ kind: 'unclear', candidates });
  });

  test('knows every zone of this runtime by its name', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(readTimeZone(zone)).toEqual({ kind: 'zone', timeZone: newerNames[zone] ?? zone });
    }
  });

  test('leads to zones that exist', () => {
    for (const zone of [
      ...Object.values(places),
      ...Object.values(abbreviations).flat(),
      ...Object.values(newerNames),
    ]) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
  });
});
