import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance';
import { englishWords } from './english-words';
import { FOREIGN_WORDS } from './foreign-words';
import type { Token } from './normalize';
import { stem } from './stem';

const SHORTEST = 4;
/** Up to this length the first letter must be right. */
const SHORT = 5;
/** From this length on two slips are forgiven, below it one. */
const LONG = 8;
/** Longer ones are no words of ours. */
const LONGEST = 30;

/** So many words are remembered with what they may have been meant to be. */
const REMEMBERED = 5_000;

/** All strings that come from leaving out one letter, and the word itself. */
function shortened(word: string): string[] {
  const forms = [word];
  for (let at = 0; at < word.length; at += 1) forms.push(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** Files every word under each of its shortened forms. */
function indexOf(words: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    for (const form of shortened(word)) {
      const list = index.get(form);
      if (list === undefined) index.set(form, [word]);
      else list.push(word);
    }
  }
  return index;
}

/** Whether two neighbouring letters changed places; hardly ever is another word meant. */
function isSwap(word: string, other: string): boolean {
  const at = [...word].findIndex((letter, place) => letter !== other[place]);
  return other === word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** All strings that one letter more, less, changed, or swapped with its neighbour makes of a word. */
function oneEditAway(word: string): string[] {
  const forms: string[] = [];
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    forms.push(head + tail.slice(1), head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2));
    for (const letter of LETTERS) forms.push(head + letter + tail, head + letter + tail.slice(1));
  }
  return forms;
}

/**
 * Corrects slips in the words of our field ("kuberentes") and in the commonest English words ("wich"). A word
 * that is English, or used anywhere in the knowledge base, is left alone.
 */
export class Spelling {
  private readonly words: ReadonlySet<string>;
  /** Shortened form -> the words that it comes from; made for the first word that nobody knows. */
  private index: ReadonlyMap<string, string[]> | undefined;
  /** Words that nobody knows come again: those of another language, or the names of a team's own things. */
  private readonly looked = new Map<string, string | undefined>();

  /**
   * @param words the words of our field, lower case
   * @param right further words that are right as they are, but to which nothing is corrected
   */
  constructor(
    words: Iterable<string>,
    private readonly right: ReadonlySet<string> = new Set(),
  ) {
    this.words = new Set(words);
  }

  /** The tokens, with slips corrected. */
  correct(tokens: readonly Token[]): Token[] {
    return tokens.map((token) => {
      const better = this.isKnown(token.text) ? undefined : this.suggestOnce(token.text);
      return better === undefined ? token : { ...token, text: better, stem: stem(better) };
    });
  }

  /** Whether a word is English, of our field, or too short to tell. */
  isKnown(word: string): boolean {
    return (
      word.length < SHORTEST ||
      word.length > LONGEST ||
      this.words.has(word) ||
      this.right.has(word) ||
      FOREIGN_WORDS.has(word) ||
      englishWords().all.has(word) ||
      /\d/.test(word)
    );
  }

  private suggestOnce(word: string): string | undefined {
    if (this.looked.has(word)) return this.looked.get(word);
    const better = this.suggest(word);
    if (this.looked.size >= REMEMBERED) this.looked.clear();
    this.looked.set(word, better);
    return better;
  }

  private suggest(word: string): string | undefined {
    const index = this.index ?? indexOf(new Set([...this.words, ...englishWords().commonest]));
    this.index = index;
    const most = word.length >= LONG ? 2 : 1;
    const candidates = new Set(shortened(word).flatMap((form) => index.get(form) ?? []));
    const near = [...candidates]
      .filter((candidate) => Math.abs(candidate.length - word.length) <= most)
      .map((candidate) => ({
        candidate,
        distance: DamerauLevenshteinDistance(word, candidate, { restricted: true }),
      }))
      .filter(
        ({ candidate, distance }) => distance <= most && (word.length > SHORT || candidate[0] === word[0]),
      );
    near.sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(isSwap(word, b.candidate)) - Number(isSwap(word, a.candidate)) ||
        Number(this.words.has(b.candidate)) - Number(this.words.has(a.candidate)) ||
        Number(b.candidate[0] === word[0]) - Number(a.candidate[0] === word[0]) ||
        a.candidate.localeCompare(b.candidate),
    );
    const best = near[0]?.candidate;
    if (best === undefined || isSwap(word, best)) return best;
    return this.words.has(best) && this.mayBeOtherWord(word) ? undefined : best;
  }

  /** Whether one slip of the pen leads to a common word that is none of ours: "moduls" is "modules", not "models". */
  private mayBeOtherWord(word: string): boolean {
    const { usual } = englishWords();
    return oneEditAway(word).some((form) => usual.has(form) && !this.words.has(form));
  }
}
