import type { Weekday } from './due';

const LANGUAGES = ['en', 'de', 'fr', 'es'];
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 23);
const DAY = 24 * 60 * 60_000;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const OTHERS: readonly [string, Weekday][] = [
  ['tues', 2],
  ['weds', 3],
  ['thur', 4],
  ['thurs', 4],
  ['sonnabend', 6],
];

/** Lower case, without accents and the dot of an abbreviation: `Mié.` is `mie`. */
export function simplifyWord(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{Mark}/gu, '');
  return bare.toLowerCase().replace(/\.$/, '');
}

/** The day that a word names in English, German, French or Spanish; in full or shortened, one or many. */
export function readDayName(word: string): Weekday | undefined {
  const name = simplifyWord(word);
  return names.get(name) ?? names.get(name.replace(/s$/, ''));
}

const names: ReadonlyMap<string, Weekday> = new Map([...LANGUAGES.flatMap(namesIn), ...OTHERS]);

function namesIn(language: string): [string, Weekday][] {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
    return WEEKDAYS.map((day): [string, Weekday] => [
      simplifyWord(format.format(MONDAY + (day - 1) * DAY)),
      day,
    ]);
  });
}
