import type { Fact, Rule, Verdict } from '../knowledge/schema';
import { type Facts, factsIn } from './condition';
import { evaluate } from './evaluate';

/** Facts that, were they so, would turn the verdict, and into what. */
export interface Change {
  /** One fact, or two that only together turn the verdict. */
  facts: Facts;
  verdict: Verdict;
}

/** The facts that any of the rules looks at, in the order of the knowledge base. */
export function relevantFacts(rules: readonly Rule[], facts: readonly Fact[]): Fact[] {
  const used = new Set(rules.flatMap(({ when }) => factsIn(when)));
  return facts.filter(({ id }) => used.has(id));
}

/**
 * What would change the verdict, found by applying the rules again: first every other value of one fact;
 * pairs of facts only towards verdicts that no single fact leads to.
 */
export function whatWouldChange(rules: readonly Rule[], catalogue: readonly Fact[], facts: Facts): Change[] {
  const current = evaluate(rules, facts).verdict;
  const options = relevantFacts(rules, catalogue).flatMap((fact) =>
    fact.values.filter(({ id }) => facts[fact.id] !== id).map(({ id }) => ({ fact: fact.id, value: id })),
  );
  const attempt = (changed: Facts): Change[] => {
    const { verdict } = evaluate(rules, { ...facts, ...changed });
    return verdict === current || verdict === 'ask' ? [] : [{ facts: changed, verdict }];
  };
  const single = options.flatMap(({ fact, value }) => attempt({ [fact]: value }));
  const reached = new Set(single.map(({ verdict }) => verdict));
  const pairs = options.flatMap((first, at) =>
    options
      .slice(at + 1)
      .filter((second) => second.fact !== first.fact)
      .flatMap((second) => attempt({ [first.fact]: first.value, [second.fact]: second.value }))
      .filter(({ verdict }) => !reached.has(verdict)),
  );
  return [...single, ...pairs];
}
