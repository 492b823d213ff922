import type { Mention } from './find-names';
import type { Passage } from './phrase';

const COMPARATORS = new Set('vs versus or oder ou contra against gegen than als que'.split(' '));
const AWAY_FROM = new Set(
  (
    'alternative alternatives instead than replace replaces replacing replacement leave leaving drop dropping successor ' +
    'unlike besides except beyond away tired afford affording als statt ausser anstelle ersatz weg alternativa ' +
    'remplacer sauf place reemplazar lugar salvo'
  ).split(' '),
);
/** Said after a tool, these are why somebody wants another. */
const COMPLAINTS = new Set(
  (
    'dear expensive pricey costly heavy heavyweight complicated complex bloated slow overkill paid unaffordable ' +
    'discontinued retired deprecated teuer schwer kompliziert langsam cher chere lourd complique caro cara pesado ' +
    'pesada complicado'
  ).split(' '),
);
const COMPARATIVES = new Set(['than', 'als', 'que']);
const REACH = 3;
const COMPLAINT_REACH = 5;

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
    ...(COMPARATORS.has(passage.tokens[start - 1]?.text ?? '') ? [before(passage, start)] : []),
    // "is A better than B"
    ...(passage.tokens[end + 1]?.text === 'than' ? [end + 2] : []),
  ]);
  const words = candidates.filter(free).flatMap((at) => passage.tokens[at]?.text ?? []);
  return [...new Set(words)].filter((word) => word.length > 2 && !isWord(word) && !word.startsWith('{'));
}

/** Where the other one stands in "A or B" (the word before) and in "A easier than B" (the word before that). */
function before({ tokens }: Passage, start: number): number {
  return COMPARATIVES.has(tokens[start - 1]?.text ?? '') ? start - 3 : start - 2;
}

/**
 * Tools that somebody wants to get away from: "an alternative to Jenkins", "easier than Kubernetes", "Datadog is too
 * expensive".
 */
export function unwantedTools(passage: Passage, tools: readonly Mention[]): string[] {
  const unwanted = tools.filter(({ start, end }) => isLeft(passage, start) || isComplainedOf(passage, end));
  return [...new Set(unwanted.map(({ id }) => id))];
}

function isLeft({ tokens }: Passage, start: number): boolean {
  return tokens.slice(Math.max(0, start - REACH), start).some((token) => AWAY_FROM.has(token.text));
}

function isComplainedOf({ tokens }: Passage, end: number): boolean {
  const clause = tokens[end - 1]?.clause;
  return tokens
    .slice(end, end + COMPLAINT_REACH)
    .some((token) => token.clause === clause && COMPLAINTS.has(token.text));
}
