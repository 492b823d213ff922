import type { Fact, Rule, Verdict } from '../knowledge/schema';
import { type Facts, factsIn } from './condition';
import { decidingRules } from './deciding';
import { firing, judge, verdictOf } from './evaluate';

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

type Pair = readonly [Option, Option];

/** All that a change may lead to: nobody asks what it takes to know less. */
const TARGETS: readonly Verdict[] = ['devops', 'mlops', 'both'];

/**
 * What would change the verdict, found by applying the rules again: first every other value of one fact;
 * pairs of facts only towards verdicts that no single fact leads to.
 */
export function whatWouldChange(rules: readonly Rule[], catalogue: readonly Fact[], facts: Facts): Change[] {
  const deciding = decidingRules(rules, catalogue);
  const options = deciding.facts.flatMap((fact) => otherValues(fact, facts));
  const fired = firing(deciding.rules, facts);
  const current = verdictOf(fired);
  const single = options
    .map(({ fact, value }) => changeBy(deciding.rules, facts, { [fact]: value }))
    .filter(({ verdict }) => TARGETS.includes(verdict) && verdict !== current);
  const reached = new Set([current, ...single.map(({ verdict }) => verdict)]);
  const open = TARGETS.filter((verdict) => !reached.has(verdict));
  const pairs = open.length === 0 ? [] : pairsOf(options).filter(mayLeadTo(open, fired));
  const together = pairs
    .map(([first, second]) =>
      changeBy(deciding.rules, facts, { [first.fact]: first.value, [second.fact]: second.value }),
    )
    .filter(({ verdict }) => open.includes(verdict));
  return [...single, ...together];
}

function otherValues({ id, values }: Fact, facts: Facts): Option[] {
  return values.filter((value) => value.id !== facts[id]).map((value) => ({ fact: id, value: value.id }));
}

function changeBy(rules: readonly Rule[], facts: Facts, changed: Facts): Change {
  return { facts: changed, verdict: judge(rules, { ...facts, ...changed }) };
}

function pairsOf(options: readonly Option[]): Pair[] {
  return options.flatMap((first, at) =>
    options
      .slice(at + 1)
      .filter((second) => second.fact !== first.fact)
      .map((second): Pair => [first, second]),
  );
}

/**
 * Most pairs need not be tried: a rule that fires goes on firing while none of its facts changes, and no verdict
 * leaves out a practice that a firing rule needs.
 */
function mayLeadTo(verdicts: readonly Verdict[], fired: readonly Rule[]): (pair: Pair) => boolean {
  const against = verdicts.map((verdict) =>
    fired.filter(({ then }) => isAgainst(then, verdict)).map(({ when }) => factsIn(when)),
  );
  return ([first, second]) =>
    against.some((rules) => rules.every((used) => used.includes(first.fact) || used.includes(second.fact)));
}

function isAgainst({ devops, mlops }: Rule['then'], verdict: Verdict): boolean {
  return (verdict === 'mlops' && devops === 'needed') || (verdict === 'devops' && mlops === 'needed');
}
