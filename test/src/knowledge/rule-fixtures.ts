import type { Condition, Rule, RuleSet } from '../../../src/knowledge/schema';

const text = { headline: 'Well', text: 'So it is.', source: 'page' };

export function ruleOf(id: string, when: Condition, then: Rule['then'], more: Partial<Rule> = {}): Rule {
  return {
    id,
    when,
    then,
    because: 'So it is.',
    source: 'page',
    examples: [{ said: 'we ship', verdict: 'devops' }],
    ...more,
  };
}

export function rulesOf(...rules: Rule[]): RuleSet[] {
  return [{ topic: 'practice', verdicts: { devops: text, mlops: text, both: text, ask: text }, rules }];
}
