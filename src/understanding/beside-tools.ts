import type { Mention } from './find-names';
import type { Passage } from './phrase';

const COMPARATORS = new Set('vs versus or oder ou contra against gegen than als que'.split(' '));
const AWAY_FROM = new Set(
  'alternative alternatives instead than replace replaces replacing replacement leaving drop successor unlike als alternativa remplacer reemplazar ersatz'.split(
    ' ',
  ),
);
const REACH = 3;
const TAKING = new Set(
  'need needs should adopt adopting introduce introducing bother invest worth brauchen brauche sollen sollten faut besoin devrions necesitamos necesito debemos deberiamos'.split(
    ' ',
  ),
);
/** What may stand between such a word and the tool that it is about. */
const BETWEEN = new Set(
  'we i you they it to use using adopt introduce try move switch migrate go with in into for on a an the really even still already have having bother worth investing invest wir ich wirklich ein eine einen auf utiliser passer a de du on un une usar pasar realmente de'.split(
    ' ',
  ),
);
const TOO_MUCH = new Set('overkill worth excessive ubertrieben exagere exagerado'.split(' '));

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

/** Tools of which it is asked whether to take them: "do we need Kubernetes", "is Kafka overkill for us". */
export function consideredTools(passage: Passage, tools: readonly Mention[]): string[] {
  const unwanted = unwantedTools(passage, tools);
  const considered = tools.filter(({ start, end }) => isTaken(passage, start) || isTooMuch(passage, end));
  return [...new Set(considered.map(({ id }) => id))].filter((id) => !unwanted.includes(id));
}

function isTaken({ tokens }: Passage, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && !TAKING.has(tokens[at]?.text ?? '') && BETWEEN.has(tokens[at]?.text ?? '')) at -= 1;
  return TAKING.has(tokens[at]?.text ?? '');
}

function isTooMuch({ tokens }: Passage, end: number): boolean {
  return tokens.slice(end, end + REACH).some(({ text }) => TOO_MUCH.has(text));
}

/** Tools that somebody wants to get away from: "an alternative to Jenkins", "easier than Kubernetes". */
export function unwantedTools(passage: Passage, tools: readonly Mention[]): string[] {
  const unwanted = tools.filter(({ start }) =>
    passage.tokens.slice(Math.max(0, start - REACH), start).some((token) => AWAY_FROM.has(token.text)),
  );
  return [...new Set(unwanted.map(({ id }) => id))];
}
