/**
 * The words of what is shown, without what each platform adds: marks of lists, borders of tables, line breaks. Words
 * that a narrow cell breaks apart are one again, because only letters and digits are left, in their order.
 */
export function wordsOf(shown: string): string[] {
  const words = shown.replace(/(^|\s)(\d+\.|[•+–-])(?=\s)/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...words].sort();
}

/** How often each word is there more often than in the other text. */
export function surplus(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
