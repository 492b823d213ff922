import type { Rule } from '../../../src/knowledge/schema';
import { evaluate, verdictOf } from '../../../src/rules/evaluate';
import { nextQuestion } from '../../../src/rules/next-question';
import { whatWouldChange } from '../../../src/rules/what-would-change';
import { catalogue, rules } from './case-facts';

function rule(id: string, then: Rule['then'], when: Rule['when'] = { fact: 'f', is: 'x' }): Rule {
  return { id, when, then, because: `because of ${id}`, source: 's', examples: [] };
}

describe('what fired adds up to', () => {
  const needsDevops = rule('d', { devops: 'needed' });
  const needsMlops = rule('m', { mlops: 'needed' });
  const waits = rule('w', { devops: 'needed', mlops: 'not-yet' });

  it.each([
    ['nothing', [], 'ask'],
    ['one practice', [needsDevops], 'devops'],
    ['the other', [needsMlops], 'mlops'],
    ['both', [needsDevops, needsMlops], 'both'],
    ['a need beside a "not yet"', [waits, needsMlops], 'both'],
    ['a "not yet" alone', [rule('n', { mlops: 'not-yet' })], 'ask'],
  ] as const)('%s', (_name, fired, verdict) => {
    expect(verdictOf(fired)).toBe(verdict);
  });
});

test('contradictory conditions never fire and are listed as tried', () => {
  const never = rule(
    'never',
    { devops: 'needed' },
    {
      all: [
        { fact: 'f', is: 'x' },
        { fact: 'f', is: 'y' },
      ],
    },
  );
  for (const f of ['x', 'y']) {
    const { verdict, reasons, trace } = evaluate([never], { f });
    expect({ verdict, reasons }).toEqual({ verdict: 'ask', reasons: [] });
    expect(trace).toEqual([{ rule: never, fired: false, matched: { f }, missing: [] }]);
  }
  expect(whatWouldChange([never], [], {})).toEqual([]);
  expect(nextQuestion([never], catalogue, {})).toBeUndefined();
});

test('without rules there is nothing to say or to ask', () => {
  expect(evaluate([], { f: 'x' })).toEqual({ verdict: 'ask', reasons: [], trace: [] });
  expect(nextQuestion([], catalogue, {})).toBeUndefined();
});

describe.each(rules.map((shipped) => [shipped.id, shipped] as const))('the rule %s', (_id, shipped) => {
  it('fires for some case', () => {
    const positive = { ...whenOf(shipped) };
    expect(evaluate([shipped], positive).reasons).toEqual([shipped]);
  });
});

/** Facts that satisfy the comparisons of a rule that stand under no "not". */
function whenOf({ when }: Rule): Record<string, string> {
  if ('all' in when) return Object.assign({}, ...when.all.map((part) => whenOf({ when: part } as Rule)));
  if ('any' in when) return when.any[0] === undefined ? {} : whenOf({ when: when.any[0] } as Rule);
  return 'fact' in when ? { [when.fact]: [when.is].flat()[0] ?? '' } : {};
}
