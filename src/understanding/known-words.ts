import { englishWords } from './english-words';
import type { Understander } from './understand';

/** What is known of words, given in lower case and without accents. */
export interface KnownWords {
  /** Whether a word stands in the knowledge base. */
  isOurs(word: string): boolean;
  /** Whether a word is an English one. */
  isEnglish(word: string): boolean;
}

/** The words of the knowledge base that an understander was built for, and the English ones. */
export function knownWords(understander: Understander): KnownWords {
  const ours = new Set(understander.trained.words);
  return { isOurs: (word) => ours.has(word), isEnglish: (word) => englishWords().all.has(word) };
}
