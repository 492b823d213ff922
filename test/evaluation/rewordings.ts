import fc from 'fast-check';

/** Changes a text without changing what it asks. */
export type Rewording = (text: string) => string;

const SHORTEST = 6;
const WORD = new RegExp(`[a-z]{${SHORTEST},}`, 'gi');

/** One letter more or less can make another word of these, and they turn a sentence round. */
const NEGATIONS =
  /^(without|nothing|nobody|niemals|keinen|keiner|keinerlei|jamais|ninguna|tampoco|neither)$/i;

/** The words of a text in which a slip of the pen does not change the meaning: start and length. */
function longWords(text: string): { start: number; word: string }[] {
  return [...text.matchAll(WORD)]
    .map((match) => ({ start: match.index, word: match[0] }))
    .filter(({ word }) => !NEGATIONS.test(word));
}

type Slip = (word: string, at: number) => string;

const swap: Slip = (word, at) =>
  word.slice(0, at) +
  word
    .slice(at, at + 2)
    .split('')
    .reverse()
    .join('') +
  word.slice(at + 2);
const drop: Slip = (word, at) => word.slice(0, at) + word.slice(at + 1);
const double: Slip = (word, at) => word.slice(0, at + 1) + word.slice(at);

/** One letter swapped with the next, left out or doubled inside one long word; texts without one stay as they are. */
export const typo: fc.Arbitrary<Rewording> = fc
  .record({ slip: fc.constantFrom(swap, drop, double), word: fc.nat(), at: fc.nat() })
  .map(({ slip, word: wordAt, at }) => (text) => {
    const words = longWords(text);
    const chosen = words[wordAt % Math.max(1, words.length)];
    if (chosen === undefined) return text;
    const { start, word } = chosen;
    const inner = 1 + (at % (word.length - 3));
    return text.slice(0, start) + slip(word, inner) + text.slice(start + word.length);
  });

const around =
  (before: string, after = ''): Rewording =>
  (text) =>
    before + text + after;

/** Changes that carry nothing at all, by their names. */
export const HARMLESS: Readonly<Record<string, readonly Rewording[]>> = {
  'other casing': [(text) => text.toUpperCase(), (text) => text.toLowerCase()],
  'a greeting': [around('hi, '), around('Hey bot! '), around('Hello there, '), around('good morning! ')],
  'a mention': [around('<@U0ADVISOR> '), around('<at>Ops Advisor</at> '), around('', ' <@UALICE>')],
  'an emoji': [around('', ' 🙏'), around('👋 '), around('', ' :thinking_face:')],
  'spaces and punctuation': [around('  ', '   '), around('', '\n'), around('', ' ...'), around('', '!!')],
};
