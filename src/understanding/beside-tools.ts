import type { Mention } from './find-names';
import type { Passage } from './phrase';

const COMPARATORS = new Set('vs versus or oder ou contra against gegen than als que'.split(' '));
const AWAY_FROM = new Set(
  'alternative alternatives instead than replace replaces replacing replacement leaving drop successor unlike als alternativa remplacer reemplazar ersatz'.split(
    ' ',
  ),
);
const REACH = 3;

/**
 * Words that are compared with a known tool and are themselves neither a known tool nor English:
 * the names of tools that we do not know.
 */
export function unknownTools(
  passage: Passage,
  tools: readonly Mention[],
  isWord: (word: string) => boolean,
): string[] {
  const free = (at: number) => !tools.some(({ start, end }) => at >= start && at < end);
  const candidates = tools.flatMap(({ start, end }) => [
    ...(COMPARATORS.has(passage.tokens[end]?.text ?? '') ? [end + 1] : []),
    ...(COMPARATORS.has(passage.tokens[start - 1]?.text ?? '') ? [start - 2] : []),
    // "is A better than B"
    ...(passage.tokens[end + 1]?.text === 'than' ? [end + 2] : []),
  ]);
  const words = candidates.filter(free).flatMap((at) => passage.tokens[at]?.text ?? []);
  return [...new Set(words)].filter((word) => word.length > 2 && !isWord(word) && !word.startsWith('{'));
}

/** Tools that somebody wants to get away from: "an alternative to Jenkins", "easier than Kubernetes". */
export function unwantedTools(passage: Passage, tools: readonly Mention[]): string[] {
  const unwanted = tools.filter(({ start }) =>
    passage.tokens.slice(Math.max(0, start - REACH), start).some((token) => AWAY_FROM.has(token.text)),
  );
  return [...new Set(unwanted.map(({ id }) => id))];
}
