import { abbreviations, newerNames, places } from './time-zone-names';

/** What a text says about a time zone. */
export type TimeZoneReading =
  /** An IANA name, in its usual spelling. */
  | { kind: 'zone'; timeZone: string }
  /** A place or a shorthand: say `note` to the person, so that they can object. */
  | { kind: 'match'; timeZone: string; note: string }
  /** Nothing that can be used: what was found, what to write, and zones to choose from (perhaps none). */
  | { kind: 'unclear'; message: string; tip: string; candidates: readonly string[] };

const EXAMPLE = 'Write the zone of a city, for example Europe/Zurich or America/New_York.';
const OFFSET = /^(?:utc|gmt|z)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?$/;
const UTC = new Set(['utc', 'z', 'zulu', 'etc/utc', 'universal']);

/** Reads a time zone as people write it: `Europe/Zurich`, `zürich`, `Berlin`, `CET`, `UTC+2`. */
export function readTimeZone(text: string): TimeZoneReading {
  const said = text.trim();
  const plain = simplify(said);
  if (UTC.has(plain)) return { kind: 'zone', timeZone: 'UTC' };
  return (
    readAbbreviation(said, plain) ??
    readOffset(said, plain) ??
    readName(plain) ??
    readPlace(said, plain) ??
    nearMisses(said, plain)
  );
}

/** Lower case, without accents; words are joined by single spaces. */
function simplify(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{Mark}/gu, '');
  return bare
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

function readAbbreviation(said: string, plain: string): TimeZoneReading | undefined {
  if (!Object.hasOwn(abbreviations, plain)) return undefined;
  const candidates = abbreviations[plain] ?? [];
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return match(said, only);
  return {
    kind: 'unclear',
    message: `"${said}" is the time of several places, and their clocks do not all change on the same day.`,
    tip: `Write the one that is meant: ${candidates.join(', ')}, or another city's zone.`,
    candidates,
  };
}

function readOffset(said: string, plain: string): TimeZoneReading | undefined {
  const [found, sign, hours, minutes = '00'] = OFFSET.exec(plain) ?? [];
  if (found === undefined) return undefined;
  // In these names the sign is the other way round: Etc/GMT-2 is two hours ahead of UTC.
  const fixed = findZone(`etc/gmt${sign === '+' ? '-' : '+'}${Number(hours)}`);
  const never =
    minutes === '00' && fixed !== undefined ? ` For a clock that never changes, write ${fixed}.` : '';
  return {
    kind: 'unclear',
    message: `"${said}" is a distance from UTC and does not say when clocks change to summer time.`,
    tip: `${EXAMPLE}${never}`,
    candidates: [],
  };
}

function readName(plain: string): TimeZoneReading | undefined {
  if (!plain.includes('/')) return undefined;
  const timeZone = findZone(plain.replaceAll(' ', '_'));
  return timeZone === undefined ? undefined : { kind: 'zone', timeZone };
}

function readPlace(said: string, plain: string): TimeZoneReading | undefined {
  const named = Object.hasOwn(places, plain) ? places[plain] : undefined;
  if (named !== undefined) return match(said, named);
  const [city, ...others] = allZones().filter((zone) => cityOf(zone) === plain);
  return city === undefined || others.length > 0 ? undefined : match(said, city);
}

function nearMisses(said: string, plain: string): TimeZoneReading {
  const city = plain.split('/').at(-1) ?? '';
  const candidates = allZones().filter((zone) => isNear(cityOf(zone), city));
  return {
    kind: 'unclear',
    message: `"${said}" is not a time zone known here.`,
    tip: candidates.length === 0 ? EXAMPLE : `Perhaps ${candidates.join(' or ')}? ${EXAMPLE}`,
    candidates,
  };
}

/** Slips of the finger rarely hit the beginning of a word, and seldom more than one letter is left out. */
function isNear(city: string, said: string): boolean {
  const begin = said.slice(0, 3);
  return begin.length === 3 && city.startsWith(begin) && Math.abs(city.length - said.length) <= 1;
}

function match(said: string, timeZone: string): TimeZoneReading {
  return { kind: 'match', timeZone, note: `I read "${said}" as ${timeZone}.` };
}

/** The IANA name in its usual spelling, newer names before older ones; `undefined` where the runtime knows none. */
function findZone(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return inUse(timeZone);
  } catch {
    return undefined;
  }
}

function inUse(timeZone: string): string {
  return newerNames[timeZone] ?? timeZone;
}

function allZones(): string[] {
  return Intl.supportedValuesOf('timeZone').map(inUse);
}

function cityOf(zone: string): string {
  return simplify(zone.split('/').at(-1) ?? '');
}
