import { type ClockTime, joinTimes, readClockTime } from './clock-time';
import { readDayName, simplifyWord } from './day-names';
import type { Weekday } from './due';
import { readTimeZone } from './time-zone';
import { findTopic, topics } from './topics';

/** What somebody wants of the weekly tips. */
export type TipsCommand =
  /** Nothing was said: show the guided form. */
  | { kind: 'form' }
  | { kind: 'off' }
  | { kind: 'status' }
  | { kind: 'now' }
  | { kind: 'skip' }
  /** Ids of topics.ts; none means all. */
  | { kind: 'topics'; topics: readonly string[] }
  /** What was left open is `undefined`. */
  | {
      kind: 'on';
      weekday: Weekday | undefined;
      time: ClockTime | undefined;
      timeZone: string | undefined;
      /** To be said to the person, where the time zone was not written by its own name. */
      note: string | undefined;
    }
  /** What was found that makes no sense, and what to write. */
  | { kind: 'misread'; message: string; tip: string };

type Misread = Extract<TipsCommand, { kind: 'misread' }>;

const EXAMPLE = 'Write, for example: on friday 9:30 Europe/Zurich';
const USAGE = `${EXAMPLE}; or one of: off, status, now, skip, topics monitoring.`;

const VERBS: Readonly<Record<string, 'on' | 'off' | 'status' | 'now' | 'skip' | 'topics'>> = {
  on: 'on',
  start: 'on',
  subscribe: 'on',
  an: 'on',
  ein: 'on',
  off: 'off',
  stop: 'off',
  unsubscribe: 'off',
  aus: 'off',
  stopp: 'off',
  status: 'status',
  settings: 'status',
  estado: 'status',
  statut: 'status',
  now: 'now',
  jetzt: 'now',
  maintenant: 'now',
  ahora: 'now',
  skip: 'skip',
  uberspringen: 'skip',
  passer: 'skip',
  saltar: 'skip',
  topics: 'topics',
  topic: 'topics',
  themen: 'topics',
  thema: 'topics',
  themes: 'topics',
  temas: 'topics',
};

const EVERYTHING = new Set(['all', 'any', 'everything', 'alle', 'alles', 'tous', 'todos']);
const POLITE = new Set(['please', 'bitte', 'thanks', 'merci', 'gracias', 'danke']);
const FILLERS = new Set([
  ...['on', 'at', 'every', 'each', 'in', 'the', 'time', 'zone', 'timezone', 'week', 'and'],
  ...['um', 'jeden', 'jede', 'immer', 'zeitzone', 'chaque', 'tous', 'cada', 'todos', ...POLITE],
]);
/** Skipped before a day or a time only: they also begin or join names of places (Los Angeles, La Paz). */
const ARTICLES = new Set(['a', 'am', 'de', 'el', 'la', 'las', 'le', 'les', 'los']);

/** Reads what stands after `/ops-tips`, or after "tips" in a message to the advisor. */
export function parseTipsCommand(text: string): TipsCommand {
  const words = joinTimes(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'form' };
  const verb = Object.hasOwn(VERBS, simplifyWord(first)) ? VERBS[simplifyWord(first)] : undefined;
  if (verb === 'on') return parseWhen(rest);
  if (verb === 'topics') return parseTopics(rest);
  if (verb === undefined) return words.some(isDayOrTime) ? parseWhen(words) : unknownWord(text);
  const surplus = rest.filter((word) => !POLITE.has(simplifyWord(word)));
  return surplus.length === 0 ? { kind: verb } : tooMuch(verb, surplus);
}

function parseTopics(words: readonly string[]): TipsCommand {
  const named = words.filter(
    (word) => !FILLERS.has(simplifyWord(word)) || EVERYTHING.has(simplifyWord(word)),
  );
  if (named.length === 0) return misread('No topic was named.', topicsTip());
  if (named.every((word) => EVERYTHING.has(simplifyWord(word)))) return { kind: 'topics', topics: [] };
  const unknown = named.find((word) => findTopic(word) === undefined);
  if (unknown !== undefined) return misread(`There are no tips on "${unknown}".`, topicsTip());
  const ids = named.flatMap((word) => findTopic(word)?.id ?? []);
  return { kind: 'topics', topics: [...new Set(ids)] };
}

function parseWhen(words: readonly string[]): TipsCommand {
  const days = words.flatMap((word) => readDayName(word) ?? []);
  const times = words.flatMap((word) => readClockTime(word) ?? []);
  const [weekday, otherDay] = days;
  const [time, otherTime] = times;
  if (times.includes('impossible')) return impossibleTime(words);
  if (otherDay !== undefined) return misread('More than one day was named; tips come once a week.', EXAMPLE);
  if (otherTime !== undefined)
    return misread('More than one time was named; tips come once a week.', EXAMPLE);
  const clock = time === 'impossible' ? undefined : time;
  const zone = readZone(words.filter((word, index) => !isDayOrTime(word) && !isFiller(words, index)));
  if ('kind' in zone) return zone;
  return { kind: 'on', weekday, time: clock, ...zone };
}

function readZone(
  words: readonly string[],
): { timeZone: string | undefined; note: string | undefined } | Misread {
  const said = words.join(' ');
  if (said === '') return { timeZone: undefined, note: undefined };
  const reading = readTimeZone(said);
  if (reading.kind === 'zone') return { timeZone: reading.timeZone, note: undefined };
  if (reading.kind === 'match') return { timeZone: reading.timeZone, note: reading.note };
  const known = reading.candidates.length > 0 || /[+-]\s?\d/.test(said);
  if (known) return misread(reading.message, reading.tip);
  return misread(`"${said}" is neither a day, a time nor a time zone known here.`, EXAMPLE);
}

function isDayOrTime(word: string): boolean {
  return readDayName(word) !== undefined || readClockTime(word) !== undefined;
}

function isFiller(words: readonly string[], index: number): boolean {
  const word = simplifyWord(words[index] ?? '');
  if (FILLERS.has(word)) return true;
  const next = words[index + 1];
  return ARTICLES.has(word) && next !== undefined && (isDayOrTime(next) || isFiller(words, index + 1));
}

function impossibleTime(words: readonly string[]): Misread {
  const found = words.find((word) => readClockTime(word) === 'impossible') ?? '';
  return misread(`"${found}" is no time of the day.`, `Times go from 0:00 to 23:59. ${EXAMPLE}`);
}

function tooMuch(verb: string, surplus: readonly string[]): Misread {
  return misread(`"${surplus.join(' ')}" makes no sense after "${verb}".`, `Write "${verb}" alone. ${USAGE}`);
}

function unknownWord(text: string): Misread {
  return misread(`"${text.trim()}" is nothing that can be done with tips.`, USAGE);
}

function topicsTip(): string {
  return `Choose from: ${topics.map(({ id }) => id).join(', ')}; or write "topics all".`;
}

function misread(message: string, tip: string): Misread {
  return { kind: 'misread', message, tip };
}
