import type { KnowledgeBase } from '../knowledge-base';
import type { Category, Concept, RuleSet, Tool } from '../schema';
import type { SurveyFile } from '../survey-schema';

/** A place that names another item by its id. */
interface Reference {
  part: keyof KnowledgeBase;
  /** The id of the item that names the other. */
  owner: string;
  place: string;
  to: 'sources' | 'tools' | 'concepts' | 'categories';
  id: string;
}

/** What an item names, by place: a place without an id is absent. */
type Named = Record<string, string | readonly string[] | undefined>;

/** Every source, tool, concept and category that anything in the knowledge base names. */
export function referencesIn(knowledge: KnowledgeBase): Reference[] {
  const { tools, concepts, categories, rules, advice, aspects, relations, challenges, surveys, tips } =
    knowledge;
  return [
    ...tools.flatMap(ofTool),
    ...concepts.flatMap(ofConcept),
    ...categories.flatMap(ofCategory),
    ...rules.flatMap(ofRules),
    ...surveys.flatMap(ofSurvey),
    ...advice.flatMap(({ id, sources }) => collect('advice', id, 'sources', { sources })),
    ...aspects.flatMap(({ id, source }) => collect('aspects', id, 'sources', { source })),
    ...relations.flatMap(({ id, sources }) => collect('relations', id, 'sources', { sources })),
    ...challenges.flatMap(({ id, sources }) => collect('challenges', id, 'sources', { sources })),
    ...tips.flatMap(({ id, sources }) => collect('tips', id, 'sources', { sources })),
  ];
}

function ofTool(tool: Tool): Reference[] {
  const { id, category, alsoCategories, licence, firstRelease, status, pairsWith, overlapsWith, sources } =
    tool;
  return [
    ...collect('tools', id, 'categories', { category, alsoCategories }),
    ...collect('tools', id, 'tools', { 'status.successor': status?.successor, pairsWith, overlapsWith }),
    ...collect('tools', id, 'sources', {
      'licence.source': licence?.source,
      'firstRelease.source': firstRelease?.source,
      'status.source': status?.source,
      sources,
    }),
  ];
}

function ofConcept({ id, related, tools, sources }: Concept): Reference[] {
  return [
    ...collect('concepts', id, 'concepts', { related }),
    ...collect('concepts', id, 'tools', { tools }),
    ...collect('concepts', id, 'sources', { sources }),
  ];
}

function ofCategory({ id, narrows, concept, notYet }: Category): Reference[] {
  return [
    ...collect('categories', id, 'categories', { narrows }),
    ...collect('categories', id, 'concepts', { concept }),
    ...collect('categories', id, 'sources', { 'notYet.source': notYet?.source }),
  ];
}

function ofRules({ topic, verdicts, rules }: RuleSet): Reference[] {
  return [
    ...Object.entries(verdicts).flatMap(([verdict, { source }]) =>
      collect('rules', `${topic}/verdicts.${verdict}`, 'sources', { source }),
    ),
    ...rules.flatMap(({ id, source }) => collect('rules', `${topic}/${id}`, 'sources', { source })),
  ];
}

function ofSurvey({ id, source, models, items }: SurveyFile): Reference[] {
  return collect('surveys', id, 'sources', {
    source,
    models: models.map((model) => model.source),
    items: items.flatMap(({ nextSteps }) => nextSteps.map((step) => step.source)),
  });
}

function collect(part: Reference['part'], owner: string, to: Reference['to'], named: Named): Reference[] {
  return Object.entries(named).flatMap(([place, ids = []]) =>
    [ids].flat().map((id) => ({ part, owner, place, to, id })),
  );
}
