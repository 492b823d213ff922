import { checkRuleExamples } from '../../../../src/knowledge/checks/rule-examples';
import type { Verdict } from '../../../../src/knowledge/schema';
import { contextOf } from '../fixtures';
import { ruleOf, rulesOf } from '../rule-fixtures';

const rules = rulesOf(ruleOf('a', { fact: 'x', is: 'y' }, { devops: 'needed' }));

function found(verdict: Verdict, fired: string[]): string[] {
  const context = contextOf({ rules }, { judge: () => ({ verdict, fired }) });
  return checkRuleExamples(context).map(({ place, message }) => `${place}: ${message}`);
}

test('an example that gives its verdict by its rule is fine', () => {
  expect(found('devops', ['b', 'a'])).toEqual([]);
});

test('an example with another verdict is an error', () => {
  expect(found('ask', ['a'])).toEqual([
    'practice/a.examples.0: "we ship" gives the verdict ask, not devops.',
  ]);
});

test('an example that gets its verdict from other rules alone is an error', () => {
  expect(found('devops', ['b'])).toEqual(['practice/a.examples.0: "we ship" does not fire the rule "a".']);
});
