import type { KnowledgeBase } from '../knowledge-base';
import type { Condition } from '../schema';

/** A condition of a rule or of advice. */
interface Owned {
  part: 'rules' | 'advice';
  /** As {@link CheckContext.locate} takes it. */
  owner: string;
  when: Condition;
}

/** One comparison inside a condition. */
interface Comparison {
  fact: string;
  is: readonly string[];
}

/** Every condition in the knowledge base. */
export function conditionsIn({ rules, advice }: Pick<KnowledgeBase, 'rules' | 'advice'>): Owned[] {
  return [
    ...rules.flatMap((set) =>
      set.rules.map(({ id, when }) => ({ part: 'rules' as const, owner: `${set.topic}/${id}`, when })),
    ),
    ...advice.map(({ id, when }) => ({ part: 'advice' as const, owner: id, when })),
  ];
}

/** The comparisons that a condition is made of, in their order. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  if ('not' in condition) return comparisonsOf(condition.not);
  return [{ fact: condition.fact, is: [condition.is].flat() }];
}
