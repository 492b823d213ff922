import type { Block, Span } from '../../chat/reply';
import type { Aspect, PracticeRelation } from '../../knowledge/schema';
import type { Understanding } from '../../understanding/understand';
import type { Draft } from '../answer';
import { type Library, pick } from '../library';

/** DevOps and MLOps aspect by aspect, or the aspects and relations asked for; other practices beside them. */
export function comparePractices(library: Library, understood: Understanding): Draft {
  const { aspects, relations } = library.knowledge;
  const askedAspects = aspects.filter(({ id }) => understood.aspects.includes(id));
  const [relation] = relations.filter(({ id }) => understood.relations.includes(id));
  const shown = (askedAspects.length > 0 ? askedAspects : [...aspects]).sort((a, b) => a.order - b.order);
  const others = otherPractices(library, understood);
  const rows = relation !== undefined && askedAspects.length === 0 ? [] : shown;
  return {
    answer: headline(relation, askedAspects),
    details: [...pointsOf(relation), ...tableOf(rows), ...others.blocks],
    sources: [...(relation?.sources ?? []), ...rows.map(({ source }) => source), ...others.sources],
    topics: [
      ...(relation === undefined ? [] : [relation.id]),
      ...askedAspects.map(({ id }) => id),
      ...others.topics,
    ],
  };
}

function headline(relation: PracticeRelation | undefined, asked: readonly Aspect[]): string {
  if (relation !== undefined) return relation.statement;
  const [first] = asked;
  if (first !== undefined && asked.length === 1) {
    return `${first.name}: DevOps is about ${lower(first.devops)}; MLOps about ${lower(first.mlops)}. ${first.note}`;
  }
  return 'MLOps builds on DevOps: the same pipelines, automation and monitoring, plus data, training and drift.';
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !/^(DevOps|Jenkins|MLflow|Docker)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

function pointsOf(relation: PracticeRelation | undefined): Block[] {
  return relation === undefined || relation.points.length === 0
    ? []
    : [{ type: 'list', items: relation.points }];
}

function tableOf(aspects: readonly Aspect[]): Block[] {
  if (aspects.length === 0) return [];
  const rows = aspects.map(({ name, devops, mlops }) => [name, devops, mlops]);
  return [
    { type: 'table', caption: 'DevOps and MLOps, aspect by aspect', columns: ['', 'DevOps', 'MLOps'], rows },
  ];
}

/** Practices beside the two that the question names, such as DataOps. */
function otherPractices(library: Library, { concepts }: Understanding) {
  const named = pick(library.concepts, concepts).filter(
    ({ kind, id }) => kind === 'practice' && id.endsWith('ops') && id !== 'devops' && id !== 'mlops',
  );
  const items = named.map(({ name, what }): Span[] => [{ text: `${name}: `, bold: true }, { text: what }]);
  const blocks: Block[] = items.length === 0 ? [] : [{ type: 'list', items }];
  return { blocks, sources: named.flatMap(({ sources }) => sources), topics: named.map(({ id }) => id) };
}
