import type { Condition } from '../knowledge/schema';

/** What is known about a case: fact id -> value id. A fact that is not there is unknown. */
export type Facts = Readonly<Record<string, string>>;

/** Whether the condition holds. A comparison with an unknown fact is false; `not` of it is therefore true. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const value = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  return value !== undefined && [condition.is].flat().includes(value);
}

/** The comparisons that a condition is made of. */
export function comparisonsIn(condition: Condition): { fact: string; is: string[] }[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  if ('not' in condition) return comparisonsIn(condition.not);
  return [{ fact: condition.fact, is: [condition.is].flat() }];
}

/** The facts that a condition looks at, each once. */
export function factsIn(condition: Condition): string[] {
  return [...new Set(comparisonsIn(condition).map(({ fact }) => fact))];
}
