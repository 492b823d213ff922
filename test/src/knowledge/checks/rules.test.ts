import { checkRules } from '../../../../src/knowledge/checks/rules';
import type { Condition, Rule } from '../../../../src/knowledge/schema';
import { contextOf, factOf } from '../fixtures';
import { ruleOf, rulesOf } from '../rule-fixtures';

const facts = [factOf('ml', ['own', 'none']), factOf('together', ['yes'])];
const own: Condition = { fact: 'ml', is: 'own' };
const none: Condition = { fact: 'ml', is: 'none' };
const together: Condition = { fact: 'together', is: 'yes' };

function found(...rules: Rule[]): string[] {
  return checkRules(contextOf({ facts, rules: rulesOf(...rules) })).map(({ message }) => message);
}

test('rules that exclude each other do not contradict each other', () => {
  expect(found(ruleOf('a', own, { mlops: 'needed' }), ruleOf('b', none, { mlops: 'not-yet' }))).toEqual([]);
});

test('rules on two practices do not contradict each other', () => {
  expect(found(ruleOf('a', own, { mlops: 'needed' }), ruleOf('b', own, { devops: 'not-yet' }))).toEqual([]);
});

test('two rules that can fire together and disagree are an error that names the case', () => {
  const rules = [ruleOf('a', together, { mlops: 'needed' }), ruleOf('b', none, { mlops: 'not-yet' })];
  expect(found(...rules)).toEqual(['"a" needs mlops and "b" says not yet, both with together=yes, ml=none.']);
});

test('a rule that no case fires is an error', () => {
  const never: Condition = { all: [own, { not: { any: [own, none] } }] };
  expect(found(ruleOf('a', never, { devops: 'needed' }))).toEqual(['No case can fire the rule "a".']);
});

test('advice that no case brings up is an error', () => {
  const advice = {
    id: 'a',
    title: 't',
    verdicts: ['ask' as const],
    priority: 1,
    sources: ['page'],
    text: 't',
  };
  const context = contextOf({ facts, advice: [{ ...advice, when: { all: [own, none] } }] });
  expect(checkRules(context)).toMatchObject([{ severity: 'error', file: 'advice/a', place: 'when' }]);
});
