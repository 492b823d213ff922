import type { KnowledgeBase } from '../knowledge/knowledge-base';
import { englishWords } from './english-words';
import { wordsOf } from './words';

/** What is known of words, given in lower case and without accents. */
export interface KnownWords {
  /** Whether a word stands in the knowledge base. */
  isOurs(word: string): boolean;
  /** Whether a word is an English one. */
  isEnglish(word: string): boolean;
}

/** The words of a knowledge base, and the English ones. Both are read when the first word is looked up. */
export function knownWords(knowledge: KnowledgeBase): KnownWords {
  let ours: ReadonlySet<string> | undefined;
  return {
    isOurs: (word) => {
      ours ??= wordsOf(knowledge);
      return ours.has(word);
    },
    isEnglish: (word) => englishWords().all.has(word),
  };
}
