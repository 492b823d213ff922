import type { Fact, Rule } from '../knowledge/schema';
import { factsIn } from './condition';
import { decides } from './evaluate';

/** The rules that can bear on the verdict, and the facts that these look at. */
export interface Deciding {
  rules: readonly Rule[];
  /** In the order of the knowledge base. */
  facts: readonly Fact[];
}

/** Rules never change once they are read, and every request for advice asks for the same ones. */
const known = new WeakMap<readonly Rule[], { catalogue: readonly Fact[]; deciding: Deciding }>();

/** Picks out the rules that decide, with their facts. */
export function decidingRules(rules: readonly Rule[], catalogue: readonly Fact[]): Deciding {
  const found = known.get(rules);
  if (found?.catalogue === catalogue) return found.deciding;
  const deciding = pickDeciding(rules.filter(decides), catalogue);
  known.set(rules, { catalogue, deciding });
  return deciding;
}

function pickDeciding(rules: readonly Rule[], catalogue: readonly Fact[]): Deciding {
  const used = new Set(rules.flatMap(({ when }) => factsIn(when)));
  return { rules, facts: catalogue.filter(({ id }) => used.has(id)) };
}
