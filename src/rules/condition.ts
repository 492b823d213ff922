import type { Condition } from '../knowledge/schema';

/** What is known about a case: fact id -> value id. A fact that is not there is unknown. */
export type Facts = Readonly<Record<string, string>>;

/** Whether the condition holds. A comparison with an unknown fact is false; `not` of it is therefore true. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('fact' in condition) return matches(condition, facts);
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  return !holds(condition.not, facts);
}

function matches({ fact, is }: Extract<Condition, { fact: string }>, facts: Facts): boolean {
  const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (value === undefined) return false;
  return typeof is === 'string' ? is === value : is.includes(value);
}

/** The comparisons that a condition is made of. */
export function comparisonsIn(condition: Condition): { fact: string; is: string[] }[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  if ('not' in condition) return comparisonsIn(condition.not);
  return [{ fact: condition.fact, is: [condition.is].flat() }];
}

/** Conditions never change once they are read, and every question looks at all of them. */
const factsOf = new WeakMap<Condition, readonly string[]>();

/** The facts that a condition looks at, each once. */
export function factsIn(condition: Condition): readonly string[] {
  const known = factsOf.get(condition);
  if (known !== undefined) return known;
  const facts = [...new Set(comparisonsIn(condition).map(({ fact }) => fact))];
  factsOf.set(condition, facts);
  return facts;
}
