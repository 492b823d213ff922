import type { CheckContext, Reader } from '../../../src/knowledge/checks/context';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base';
import {
  type Category,
  type Concept,
  conceptSchema,
  type Fact,
  factSchema,
  type Tool,
  toolSchema,
} from '../../../src/knowledge/schema';
import { normalize } from '../../../src/understanding/normalize';
import { groupsOf, parsePhrase } from '../../../src/understanding/phrase';

const nothing: KnowledgeBase = {
  sources: [],
  vocabulary: [],
  facts: [],
  rules: [],
  advice: [],
  intents: [],
  cases: [],
  concepts: [],
  aspects: [],
  relations: [],
  challenges: [],
  categories: [],
  tools: [],
  surveys: [],
  tips: [],
};

/** Reads words and groups as the advisor does; finds and decides nothing. */
const reader: Reader = {
  words: (text) => normalize(text).tokens,
  groupsOf: (phrase) => groupsOf(parsePhrase(phrase)),
  sampleOf: (phrase) => phrase,
  toolsIn: () => [],
  categoriesIn: () => [],
  judge: () => ({ verdict: 'ask', fired: [] }),
  toolFacts: [],
};

/** What a check sees of a knowledge base that holds just this; files are named `<part>/<id>`. */
export function contextOf(
  knowledge: Partial<KnowledgeBase>,
  overrides: Partial<Reader> & { today?: string; layers?: Record<string, number> } = {},
): CheckContext {
  const { today = '2026-11-23', layers = {}, ...own } = overrides;
  return {
    knowledge: { ...nothing, ...knowledge },
    locate: (part, id) => ({ file: `${part}/${id}`, layer: layers[id] ?? 0 }),
    reader: { ...reader, ...own },
    today: new Date(`${today}T12:00:00Z`),
  };
}

export function toolOf(id: string, more: Partial<Tool> = {}): Tool {
  return toolSchema.parse({
    id,
    name: id,
    category: 'ci-cd',
    hosting: 'self',
    steward: 'somebody',
    summary: 'A tool.',
    strengths: ['strong'],
    limits: ['weak'],
    bestFor: 'some',
    avoidWhen: 'others',
    sources: ['page'],
    ...more,
  });
}

export function conceptOf(id: string, more: Partial<Concept> = {}): Concept {
  return conceptSchema.parse({
    id,
    name: id,
    field: 'both',
    kind: 'term',
    what: 'Something.',
    matters: 'Often.',
    notYet: 'Rarely.',
    sources: ['page'],
    ...more,
  });
}

export function categoryOf(id: string, more: Partial<Category> = {}): Category {
  return { id, name: id, job: 'doing things', asks: [id], narrows: [], ...more };
}

export function factOf(id: string, values: readonly string[], more: Partial<Fact> = {}): Fact {
  return factSchema.parse({
    id,
    name: id,
    values: values.map((value) => ({ id: value, label: value, if: value })),
    ...more,
  });
}
