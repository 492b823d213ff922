import fc from 'fast-check';
import { type Facts, factsIn } from '../../../src/rules/condition';
import { evaluate } from '../../../src/rules/evaluate';
import { nextQuestion } from '../../../src/rules/next-question';
import { whatWouldChange } from '../../../src/rules/what-would-change';
import { openCore } from '../../evaluation/core';
import { anyCase, catalogue, irrelevant, relevant, rules } from './case-facts';

const verdict = (facts: Facts) => evaluate(rules, facts).verdict;

describe('the rules that the product ships', () => {
  it('give the same verdict for the same facts, in whatever order they were told', () => {
    const shuffledCase = anyCase.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray(Object.entries(facts), { minLength: Object.keys(facts).length }),
      ),
    );
    fc.assert(
      fc.property(shuffledCase, ([facts, entries]) => {
        expect(evaluate(rules, Object.fromEntries(entries))).toEqual(evaluate(rules, facts));
      }),
    );
  });

  it('leave the facts that they are given as they are', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const before = structuredClone(facts);
        evaluate(rules, Object.freeze(facts));
        whatWouldChange(rules, catalogue, facts);
        nextQuestion(rules, catalogue, facts);
        expect(facts).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('do not care about facts that no rule looks at', () => {
    const beside = fc.constantFrom(
      ...irrelevant.flatMap(({ id, values }) => values.map((value) => ({ [id]: value.id }))),
    );
    fc.assert(
      fc.property(anyCase, beside, (facts, more) => {
        const [without, withMore] = [evaluate(rules, facts), evaluate(rules, { ...facts, ...more })];
        expect(withMore.verdict).toBe(without.verdict);
        expect(withMore.reasons).toEqual(without.reasons);
        const other = (found: Facts) => whatWouldChange(rules, catalogue, found);
        expect(other({ ...facts, ...more })).toEqual(other(facts));
      }),
      { numRuns: 60 },
    );
  });

  it('never change a verdict by fewer facts than needed: what is missing is named in the trace', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const { trace } = evaluate(rules, facts);
        expect(trace.map(({ rule }) => rule)).toEqual(rules);
        for (const { rule, matched, missing } of trace) {
          expect([...Object.keys(matched), ...missing].sort()).toEqual([...factsIn(rule.when)].sort());
          for (const fact of missing) expect(facts).not.toHaveProperty([fact]);
          expect(facts).toMatchObject(matched);
        }
      }),
    );
  });
});

describe('what would change a verdict', () => {
  it('gives exactly the verdict that it claims, once applied', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        for (const change of whatWouldChange(rules, catalogue, facts)) {
          expect(change.verdict).not.toBe(verdict(facts));
          expect(verdict({ ...facts, ...change.facts })).toBe(change.verdict);
        }
      }),
    );
  });

  it('needs each of its facts', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        for (const { facts: changed, verdict: claimed } of whatWouldChange(rules, catalogue, facts)) {
          if (Object.keys(changed).length === 1) continue;
          for (const [fact, value] of Object.entries(changed)) {
            expect(verdict({ ...facts, [fact]: value })).not.toBe(claimed);
          }
        }
      }),
    );
  });

  it('names every verdict but "ask" that another value of one fact leads to', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const reachable = relevant
          .flatMap(({ id, values }) => values.map((value) => verdict({ ...facts, [id]: value.id })))
          .filter((found) => found !== verdict(facts) && found !== 'ask');
        const named = whatWouldChange(rules, catalogue, facts).map((change) => change.verdict);
        expect(new Set(named)).toEqual(new Set([...reachable, ...named]));
        for (const found of reachable) expect(named).toContain(found);
      }),
    );
  });

  it('changes nothing when it is told to be as it is', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        for (const { facts: changed } of whatWouldChange(rules, catalogue, facts)) {
          for (const [fact, value] of Object.entries(changed)) expect(facts[fact]).not.toBe(value);
        }
      }),
    );
  });
});

describe('the next question', () => {
  const asked = (facts: Facts) =>
    relevant.filter(({ id, question }) => question !== undefined && !Object.hasOwn(facts, id));

  it('is missing exactly when no answer to an open question splits the verdict', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const splits = asked(facts).filter(
          ({ id, values }) => new Set(values.map((value) => verdict({ ...facts, [id]: value.id }))).size > 1,
        );
        const question = nextQuestion(rules, catalogue, facts);
        expect(question !== undefined).toBe(splits.length > 0);
        if (question !== undefined) expect(splits).toContain(question);
      }),
    );
  });

  it('is never one that was asked in vain, or whose answer is known', () => {
    fc.assert(
      fc.property(anyCase, fc.subarray(relevant.map(({ id }) => id)), (facts, skip) => {
        const question = nextQuestion(rules, catalogue, facts, skip);
        expect(skip).not.toContain(question?.id);
        expect(Object.keys(facts)).not.toContain(question?.id);
      }),
    );
  });

  it('leads from knowing nothing to a verdict, whatever is answered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: relevant.length, maxLength: relevant.length }),
        (choices) => {
          let facts: Facts = {};
          for (const choice of choices) {
            const question = nextQuestion(rules, catalogue, facts);
            if (question === undefined) break;
            const value = question.values[choice % question.values.length];
            facts = { ...facts, [question.id]: value?.id ?? '' };
          }
          expect(nextQuestion(rules, catalogue, facts)).toBeUndefined();
        },
      ),
    );
  });
});

describe('the answer for a case', () => {
  it('has for every verdict at least one reason, and every reason a source', () => {
    const { answerer, library } = openCore();
    fc.assert(
      fc.property(anyCase, (facts) => {
        const answer = answerer.answer('', { intent: 'recommend', facts });
        expect(answer.verdict).toBe(verdict(facts));
        expect(answer.why.length).toBeGreaterThan(0);
        for (const { because, source } of answer.why) {
          expect(because).not.toBe('');
          expect(library.sources.has(source)).toBe(true);
          expect(answer.sources.map(({ id }) => id)).toContain(source);
        }
      }),
    );
  });

  it('says in words which facts would change it', () => {
    const { answerer } = openCore();
    fc.assert(
      fc.property(anyCase, (facts) => {
        const { wouldChange } = answerer.answer('', { intent: 'recommend', facts });
        expect(
          wouldChange.map(({ facts: changed, verdict: to }) => ({ facts: changed, verdict: to })),
        ).toEqual(whatWouldChange(rules, catalogue, facts));
        for (const change of wouldChange) {
          expect(change.if.split(' and ').length).toBeGreaterThanOrEqual(Object.keys(change.facts).length);
          expect(change.if).not.toMatch(/ were (own|none|yes|no)$/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
