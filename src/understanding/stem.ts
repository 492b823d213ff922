import porter from 'natural/lib/natural/stemmers/porter_stemmer';

const CACHE_SIZE = 20_000;
const cache = new Map<string, string>();

/** The Porter stem of a lower-case word; words of other languages go through it unharmed. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stemmed = /^[a-z]+$/.test(word) ? porter.stem(word) : word;
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, stemmed);
  return stemmed;
}

/** The stems found so far, to be kept beside what was read with them. */
export function knownStems(): [word: string, stem: string][] {
  return [...cache];
}

/** Takes up stems that were found before: finding those of all phrases anew takes longer than reading them. */
export function rememberStems(stems: Iterable<readonly [word: string, stem: string]>): void {
  for (const [word, stemmed] of stems) cache.set(word, stemmed);
}
