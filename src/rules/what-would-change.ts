import type { Fact, Rule, Verdict } from '../knowledge/schema';
import { type Facts, factsIn } from './condition';
import { decides, judge } from './evaluate';

/** Facts that, were they so, would turn the verdict, and into what. */
export interface Change {
  /** One fact, or two that only together turn the verdict. */
  facts: Facts;
  verdict: Verdict;
}

interface Option {
  fact: string;
  value: string;
}

/** All that a change may lead to: nobody asks what it takes to know less. */
const TARGETS: readonly Verdict[] = ['devops', 'mlops', 'both'];

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
  const deciding = rules.filter(decides);
  const options = relevantFacts(deciding, catalogue).flatMap((fact) => otherValues(fact, facts));
  const current = judge(deciding, facts);
  const single = options
    .map(({ fact, value }) => changeBy(deciding, facts, { [fact]: value }))
    .filter(({ verdict }) => TARGETS.includes(verdict) && verdict !== current);
  const reached = new Set([current, ...single.map(({ verdict }) => verdict)]);
  const open = TARGETS.filter((verdict) => !reached.has(verdict));
  return open.length === 0 ? single : [...single, ...pairsTowards(open, deciding, options, facts)];
}

function otherValues({ id, values }: Fact, facts: Facts): Option[] {
  return values.filter((value) => value.id !== facts[id]).map((value) => ({ fact: id, value: value.id }));
}

function changeBy(rules: readonly Rule[], facts: Facts, changed: Facts): Change {
  return { facts: changed, verdict: judge(rules, { ...facts, ...changed }) };
}

function pairsTowards(
  verdicts: readonly Verdict[],
  rules: readonly Rule[],
  options: readonly Option[],
  facts: Facts,
): Change[] {
  return options.flatMap((first, at) =>
    options
      .slice(at + 1)
      .filter((second) => second.fact !== first.fact)
      .map((second) => changeBy(rules, facts, { [first.fact]: first.value, [second.fact]: second.value }))
      .filter(({ verdict }) => verdicts.includes(verdict)),
  );
}
