import type { Condition, Fact } from '../schema';
import { comparisonsOf } from './conditions';

/** What is known about a case: fact id -> value id. */
type Facts = Readonly<Record<string, string>>;

/** Stands for a fact that is unknown or has any value that the condition does not name: both compare alike. */
const OTHER = '';

/**
 * A case in which the condition holds; `undefined` when there is none. Exact: it tries the values that the
 * condition names, fact by fact, and leaves a branch as soon as the condition is decided.
 */
export function satisfy(condition: Condition, catalogue: readonly Fact[]): Facts | undefined {
  return search(condition, choicesFor(condition, catalogue), {});
}

type Choices = readonly (readonly [fact: string, values: readonly string[]])[];

function choicesFor(condition: Condition, catalogue: readonly Fact[]): Choices {
  const named = new Map<string, Set<string>>();
  for (const { fact, is } of comparisonsOf(condition)) {
    const values = named.get(fact) ?? new Set<string>();
    for (const value of is) values.add(value);
    named.set(fact, values);
  }
  return [...named].map(([fact, values]) => {
    const known = new Set(catalogue.find(({ id }) => id === fact)?.values.map(({ id }) => id));
    return [fact, [OTHER, ...[...values].filter((value) => known.has(value))]] as const;
  });
}

function search(condition: Condition, [next, ...rest]: Choices, facts: Facts): Facts | undefined {
  const decided = decide(condition, facts);
  if (decided === true) return withoutOthers(facts);
  if (decided === false || next === undefined) return undefined;
  const [fact, values] = next;
  for (const value of values) {
    const found = search(condition, rest, { ...facts, [fact]: value });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the condition holds, as far as the facts tried so far tell. */
function decide(condition: Condition, facts: Facts): boolean | undefined {
  if ('all' in condition) return allOf(condition.all.map((part) => decide(part, facts)));
  if ('any' in condition) return not(allOf(condition.any.map((part) => not(decide(part, facts)))));
  if ('not' in condition) return not(decide(condition.not, facts));
  const value = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  return value === undefined ? undefined : [condition.is].flat().includes(value);
}

function allOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function not(decided: boolean | undefined): boolean | undefined {
  return decided === undefined ? undefined : !decided;
}

function withoutOthers(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== OTHER));
}
