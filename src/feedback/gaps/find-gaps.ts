import type { KnowledgeBase } from '../../knowledge/knowledge-base';
import type { KeptQuestion } from '../../storage/store';
import type { KnownWords } from '../../understanding/known-words';
import { TextSearch } from '../../understanding/search';
import { termsOf } from '../../understanding/terms';
import { withoutPlaceholders } from '../redact/placeholders';
import { groupQuestions, type QuestionGroup } from './group-questions';
import { type Hint, whereToAdd } from './where-to-add';

/** How often something was said. */
export interface Count {
  name: string;
  count: number;
}

/** Something that people ask and the knowledge does not answer well. */
export interface KnowledgeGap {
  count: number;
  /** What the questions share, the most telling first. */
  terms: string[];
  /** Some of the wordings, the most frequent first. */
  examples: string[];
  /** ISO days */
  first: string;
  last: string;
  /** What the questions were taken for, and what was missing; the most frequent first. */
  intents: Count[];
  gaps: Count[];
  /** What the knowledge has that is nearest: ids such as `tools/jenkins`. */
  closest: string[];
  add: Hint;
}

const MOST_EXAMPLES = 3;
const MOST_CLOSEST = 3;

/** Groups kept questions, most frequent first, each group with what would close it. The same input gives the same list. */
export function findGaps(
  questions: readonly KeptQuestion[],
  knowledge: KnowledgeBase,
  known: KnownWords,
): KnowledgeGap[] {
  const search = new TextSearch(textsOf(knowledge));
  return groupQuestions(questions, (text) => termsOf(withoutPlaceholders(text), known)).map((group) =>
    describe(group, search),
  );
}

function* textsOf({ concepts, tools }: KnowledgeBase): Generator<readonly [id: string, text: string]> {
  for (const { aliases, id, name, what } of concepts)
    yield [`concepts/${id}`, [name, ...aliases, what].join(' ')];
  for (const { aliases, bestFor, id, name, summary } of tools)
    yield [`tools/${id}`, [name, ...aliases, summary, bestFor].join(' ')];
}

function describe({ questions, terms }: QuestionGroup, search: TextSearch): KnowledgeGap {
  const days = questions.map(({ day }) => day).sort();
  const intents = countsOf(questions.map(({ intent }) => intent));
  const gaps = countsOf(questions.map(({ gap }) => gap));
  const examples = countsOf(questions.map(({ question }) => question)).slice(0, MOST_EXAMPLES);
  return {
    count: questions.length,
    terms,
    examples: examples.map(({ name }) => name),
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
    intents,
    gaps,
    closest: closestTo(
      [...terms, ...examples.map(({ name }) => withoutPlaceholders(name))].join(' '),
      search,
    ),
    add: whereToAdd(gaps[0]?.name ?? '', intents[0]?.name ?? ''),
  };
}

function countsOf(names: readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function closestTo(text: string, search: TextSearch): string[] {
  return [...search.relevance(text)]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .slice(0, MOST_CLOSEST)
    .map(([id]) => id);
}
