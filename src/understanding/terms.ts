import type { KnownWords } from './known-words';
import { normalize } from './normalize';

/** A word that tells what a text is about. */
export interface Term {
  stem: string;
  /** As it was written, in lower case. */
  word: string;
  /** How much it tells: the name of something that nobody knows more than a word of the field, that more than others. */
  weight: number;
}

const UNKNOWN = 3;
const OURS = 1.5;
const OTHER = 1;

const FILLERS = new Set(
  (
    'a an the and or not of for to in on with is are was were be been it its that this these those there here what which who ' +
    'whom whose when where why how do does did done can could should would will may might must shall have has had i we you he ' +
    'she they me us them my our your their his her any some no yes as by from at into about up out if then than so too very ' +
    'just also please tell explain mean means meaning use used using need want get got give make go know like best good better ' +
    'between vs versus difference thing something anything way one more most much many'
  ).split(' '),
);

/** The words of a text that tell what it is about, each once, in their order. */
export function termsOf(text: string, known: KnownWords): Term[] {
  const terms = new Map<string, Term>();
  for (const { stem, text: word } of normalize(text).tokens) {
    if (FILLERS.has(word) || terms.has(stem)) continue;
    terms.set(stem, { stem, word, weight: weightOf(word, known) });
  }
  return [...terms.values()];
}

function weightOf(word: string, { isEnglish, isOurs }: KnownWords): number {
  if (isOurs(word)) return OURS;
  return isEnglish(word) ? OTHER : UNKNOWN;
}
