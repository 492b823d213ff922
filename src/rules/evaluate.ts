import type { Rule, Verdict } from '../knowledge/schema';
import { type Facts, factsIn, holds } from './condition';

/** A rule as it was tried: whether it fired, and the facts that it looked at. */
export interface Trial {
  rule: Rule;
  fired: boolean;
  /** Facts of the rule that are known, with their values. */
  matched: Facts;
  /** Facts of the rule that nobody has told yet. */
  missing: string[];
}

export interface Evaluation {
  verdict: Verdict;
  /** The rules that fired and speak for the verdict, in the order of the file. */
  reasons: Rule[];
  /** Every rule, fired or not. */
  trace: Trial[];
}

/** Applies the rules to the facts. Pure: the same rules and facts give the same evaluation. */
export function evaluate(rules: readonly Rule[], facts: Facts): Evaluation {
  const trace = rules.map((rule) => tryRule(rule, facts));
  const fired = trace.filter((trial) => trial.fired).map(({ rule }) => rule);
  return { verdict: verdictOf(fired), reasons: fired, trace };
}

/** The verdict of {@link evaluate} without its reasons, for trying many facts. */
export function judge(rules: readonly Rule[], facts: Facts): Verdict {
  let [devops, mlops] = [false, false];
  for (const { then, when } of rules) {
    const tells = (then.devops === 'needed' && !devops) || (then.mlops === 'needed' && !mlops);
    if (!tells || !holds(when, facts)) continue;
    devops ||= then.devops === 'needed';
    mlops ||= then.mlops === 'needed';
  }
  return verdictFor(devops, mlops);
}

/** The rules that fire, in their order. */
export function firing(rules: readonly Rule[], facts: Facts): Rule[] {
  return rules.filter(({ when }) => holds(when, facts));
}

/** What the rules that fired add up to. A practice that one rule needs is needed, whatever else is said. */
export function verdictOf(fired: readonly Rule[]): Verdict {
  const needs = (practice: 'devops' | 'mlops') => fired.some(({ then }) => then[practice] === 'needed');
  return verdictFor(needs('devops'), needs('mlops'));
}

function verdictFor(devops: boolean, mlops: boolean): Verdict {
  if (devops) return mlops ? 'both' : 'devops';
  return mlops ? 'mlops' : 'ask';
}

/** Whether a rule can bear on the verdict at all; the others only give reasons. */
export function decides({ then }: Rule): boolean {
  return then.devops === 'needed' || then.mlops === 'needed';
}

function tryRule(rule: Rule, facts: Facts): Trial {
  const used = factsIn(rule.when);
  const known = used.filter((fact) => Object.hasOwn(facts, fact));
  return {
    rule,
    fired: holds(rule.when, facts),
    matched: Object.fromEntries(known.map((fact) => [fact, facts[fact] ?? ''])),
    missing: used.filter((fact) => !known.includes(fact)),
  };
}
