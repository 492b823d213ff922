import { KnowledgeError } from '../errors';
import { byId, type KnowledgeBase } from '../knowledge/knowledge-base';
import type { Category, Concept, Fact, RuleSet, Source, Tool } from '../knowledge/schema';

/** The knowledge base with its parts by id, as the answers look things up. */
export interface Library {
  knowledge: KnowledgeBase;
  /** The rules on which practice a team needs. */
  practice: RuleSet;
  facts: ReadonlyMap<string, Fact>;
  tools: ReadonlyMap<string, Tool>;
  concepts: ReadonlyMap<string, Concept>;
  categories: ReadonlyMap<string, Category>;
  sources: ReadonlyMap<string, Source>;
  /** Every word of the tools' names. */
  toolWords: ReadonlySet<string>;
}

/**
 * Indexes a knowledge base.
 * @throws KnowledgeError when it has no rules on the topic `practice`
 */
export function openLibrary(knowledge: KnowledgeBase): Library {
  const practice = knowledge.rules.find(({ topic }) => topic === 'practice');
  if (practice === undefined) {
    throw new KnowledgeError('The knowledge has no rules on the topic "practice".', {
      code: 'knowledge/no-practice-rules',
      tip: 'Restore knowledge/rules/practice.yaml; without it no verdict can be reached.',
    });
  }
  return {
    knowledge,
    practice,
    facts: byId(knowledge.facts),
    tools: byId(knowledge.tools),
    concepts: byId(knowledge.concepts),
    categories: byId(knowledge.categories),
    sources: byId(knowledge.sources),
    toolWords: new Set(knowledge.tools.flatMap(({ name }) => name.split(' '))),
  };
}

/** The things with these ids, in their order; ids that name nothing are left out. */
export function pick<T>(items: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.flatMap((id) => items.get(id) ?? []);
}
