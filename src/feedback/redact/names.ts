import type { KnownWords } from '../../understanding/known-words';
import { peopleIn, type Stretch } from './people';
import { PLACEHOLDERS } from './placeholders';

interface Word extends Stretch {
  text: string;
  lower: string;
  /** What stands between it and the word before. */
  gap: string;
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’.-]?[\p{L}\p{M}\p{N}]+){0,6}/gu;
const COMPANY =
  /\b(?:\p{Lu}[\p{L}\p{N}&.-]{0,40}[ \t]+){1,4}(?:Inc|Ltd|LLC|PLC|Corp|GmbH|AG|SA|SAS|S\.A\.|B\.V\.|BV|NV|KG|SE|Pty|Oy|AB|SpA|SARL)\b\.?/gu;

/** Whoever follows on these is a person. */
const BEFORE_A_PERSON = new Set(
  'ask asked asking tell told telling cc ping hi hello hey dear hallo liebe lieber bonjour hola thanks thank cheers regards sincerely mr mrs ms dr prof herr herrn frau monsieur madame senor senora colleague boss manager coworker teammate cto ceo cio by named'.split(
    ' ',
  ),
);
const INTRODUCTION = /\b(?:my name is|this is|i am|i'm|ich bin|ich heisse|ich heiße|je suis|soy)\s+$/i;
/** A name between these is one of a thing. */
const BEFORE_A_THING = new Set(
  'explain define use uses used using vs versus compare between than called adopt install try replace run running evaluate'.split(
    ' ',
  ),
);
const AFTER_A_THING = new Set(
  'vs versus tool tools pipeline pipelines cluster server operator plugin framework library platform'.split(
    ' ',
  ),
);
const ASKED_FOR = /\b(?:what(?:['’]?s| is| are| does)|was ist|qu'est-ce que|qué es)\s+(?:an?\s+|the\s+)?$/i;
/** What English leaves of words before an apostrophe's: "I'm", "we've", "what's". */
const SHORTENED = /['’](?:m|re|ve|d|ll|s|t)$/;
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
/** From this share of words that are not English on, a capital may have other reasons: German has one for each noun. */
const FOREIGN = 0.3;

/**
 * The text without names of people and of companies. Names are told by the company they keep, so a rare name in an
 * odd place may go with a thing, and a thing that nobody knows may go with the names: better so than the other way.
 */
export function withoutNames(text: string, known: KnownWords): string {
  const plain = text.replace(COMPANY, PLACEHOLDERS.name);
  const words = wordsIn(plain);
  const isForeign = readsForeign(words, known);
  const recognised = recognisedIn(plain, words, known);
  const names = words.filter(
    (word, at) => recognised.has(word) || isUnknownName({ text: plain, words, at, isForeign }, known),
  );
  return cutOut(plain, names);
}

function readsForeign(words: readonly Word[], known: KnownWords): boolean {
  const small = words.filter(({ text }) => text === text.toLowerCase());
  const unknown = small.filter(({ lower }) => !isKnown(lower, known));
  return unknown.length > FOREIGN * small.length;
}

/** Whether a word is ours or English, as it stands or in its parts. */
function isKnown(lower: string, known: KnownWords): boolean {
  const word = lower.replace(SHORTENED, '');
  if (known.isOurs(word) || known.isEnglish(word) || CALENDAR.has(word.replace(/s$/, ''))) return true;
  const parts = word.split(/['’-]/);
  return parts.length > 1 && parts.every((part) => known.isOurs(part) || known.isEnglish(part));
}

/** As the knowledge's words are kept. */
function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsIn(text: string): Word[] {
  let end = 0;
  return [...text.matchAll(WORD)].map((match) => {
    const start = match.index;
    const word = match[0].replace(/['’]s$/, '');
    const gap = text.slice(end, start);
    end = start + word.length;
    return { text: word, lower: fold(word), start, end, gap };
  });
}

/** What the language library recognises, but for names that are ours ("Jenkins") and stand alone. */
function recognisedIn(text: string, words: readonly Word[], known: KnownWords): Set<Word> {
  const recognised = new Set<Word>();
  for (const person of peopleIn(text)) {
    const named = words.filter((word) =>
      person.some(({ start, end }) => word.start < end && start < word.end),
    );
    const others = named.filter(({ lower }) => !known.isOurs(lower));
    const isPerson = others.some((word) => isCapital(word) || !known.isEnglish(word.lower));
    const kept = named.length > 1 && others.some(isCapital) ? named.filter(isCapital) : others;
    if (isPerson) for (const word of kept) recognised.add(word);
  }
  return recognised;
}

interface Spot {
  text: string;
  words: readonly Word[];
  at: number;
  isForeign: boolean;
}

/** Whether a capital, where English has none, makes a name of a word. */
function isUnknownName({ text, words, at, isForeign }: Spot, known: KnownWords): boolean {
  const word = words[at];
  if (word === undefined || !isCapital(word) || isPlaceholder(text, word)) return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  const isUnknown = !isKnown(word.lower, known);
  const lead = text.slice(Math.max(0, word.start - 60), word.start);
  const isAddressed = BEFORE_A_PERSON.has(before?.lower ?? '') && !/[.!?]/.test(word.gap);
  if (!known.isOurs(word.lower) && (isAddressed || INTRODUCTION.test(lead)))
    return isUnknown || isMidSentence(word, at);
  if (!isUnknown) return false;
  if (isForeign) return isNextToUnknown(word, before, after, known);
  return !isThing(lead, before, after);
}

function isThing(lead: string, before: Word | undefined, after: Word | undefined): boolean {
  return (
    ASKED_FOR.test(lead) || BEFORE_A_THING.has(before?.lower ?? '') || AFTER_A_THING.has(after?.lower ?? '')
  );
}

/** First and last name together. */
function isNextToUnknown(
  word: Word,
  before: Word | undefined,
  after: Word | undefined,
  known: KnownWords,
): boolean {
  const unknown = (other: Word | undefined, gap = '') =>
    other !== undefined && isCapital(other) && gap.trim() === '' && !isKnown(other.lower, known);
  return unknown(before, word.gap) || unknown(after, after?.gap);
}

function isMidSentence({ gap }: Word, at: number): boolean {
  return at > 0 && !/[.!?\n]/.test(gap);
}

/** "Anna", "McKay", "O'Neill": neither "DORA" nor "OpenTofu". */
function isCapital({ text }: Word): boolean {
  return /^\p{Lu}[\p{Ll}\p{M}]*(?:['’-]\p{L}[\p{Ll}\p{M}]*)*$|^(?:Mc|Mac|De|Di|La|Le|Van|O['’])\p{Lu}\p{Ll}+$/u.test(
    text,
  );
}

function isPlaceholder(text: string, { start, end }: Word): boolean {
  return text[start - 1] === '[' && text[end] === ']';
}

function cutOut(text: string, names: readonly Word[]): string {
  let left = '';
  let end = 0;
  for (const { start, end: until } of names) {
    const between = text.slice(end, start);
    const goesOn = end > 0 && between.trim() === '';
    left += goesOn ? '' : between + PLACEHOLDERS.name;
    end = until;
  }
  return left + text.slice(end);
}
