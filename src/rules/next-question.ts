import type { Fact, Rule } from '../knowledge/schema';
import type { Facts } from './condition';
import { decidingRules } from './deciding';
import { judge } from './evaluate';

/**
 * The open question whose answers would split the remaining verdicts best: the one with the highest entropy
 * of verdicts over its answers, all taken as equally likely. `undefined` when no answer could change anything.
 *
 * @param skip facts that were asked for in vain
 */
export function nextQuestion(
  rules: readonly Rule[],
  catalogue: readonly Fact[],
  facts: Facts,
  skip: readonly string[] = [],
): Fact | undefined {
  const deciding = decidingRules(rules, catalogue);
  const open = deciding.facts.filter(
    ({ id, question }) => question !== undefined && !Object.hasOwn(facts, id) && !skip.includes(id),
  );
  const ranked = open.map((fact) => ({ fact, split: splitBy(deciding.rules, fact, facts) }));
  const best = ranked.reduce<{ fact: Fact; split: number } | undefined>(
    (left, right) => (right.split > (left?.split ?? 0) ? right : left),
    undefined,
  );
  return best?.fact;
}

/** Entropy, in bits, of the verdicts that the answers to one question lead to. */
function splitBy(rules: readonly Rule[], fact: Fact, facts: Facts): number {
  const verdicts = fact.values.map(({ id }) => judge(rules, { ...facts, [fact.id]: id }));
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / verdicts.length);
  return shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
}
