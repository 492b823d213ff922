import fc from 'fast-check';
import { satisfy } from '../../../../src/knowledge/checks/satisfy';
import type { Condition } from '../../../../src/knowledge/schema';
import { holds } from '../../../../src/rules/condition';
import { factOf } from '../fixtures';

const facts = [factOf('a', ['x', 'y', 'z']), factOf('b', ['x', 'y']), factOf('c', ['x'])];

const comparison: fc.Arbitrary<Condition> = fc.record({
  fact: fc.constantFrom('a', 'b', 'c', 'ghost'),
  is: fc.oneof(
    fc.constantFrom('x', 'y', 'z'),
    fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
  ),
});
const condition = fc.letrec<{ any: Condition }>((tie) => {
  const parts = fc.array(tie('any'), { minLength: 1, maxLength: 3 });
  return {
    any: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      comparison,
      parts.map((all) => ({ all })),
      parts.map((any) => ({ any })),
      tie('any').map((not) => ({ not })),
    ),
  };
}).any;

/** Every case that these facts can make, with each of them unknown as well. */
function allCases(): Record<string, string>[] {
  return facts.reduce<Record<string, string>[]>(
    (cases, { id, values }) =>
      cases.flatMap((known) => [known, ...values.map((value) => ({ ...known, [id]: value.id }))]),
    [{}],
  );
}

test('it finds a case exactly when there is one, and the condition holds in it', () => {
  const cases = allCases();
  fc.assert(
    fc.property(condition, (when) => {
      const found = satisfy(when, facts);
      expect(found !== undefined).toBe(cases.some((known) => holds(when, known)));
      if (found !== undefined) expect(holds(when, found)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('thirty facts are no trouble', () => {
  const many = Array.from({ length: 30 }, (_, at) => factOf(`f${at}`, ['x', 'y', 'z']));
  const all = many.map(({ id }) => ({ not: { fact: id, is: ['x', 'y'] } }));
  const impossible = [{ fact: 'f0', is: 'x' }, ...all];
  expect(satisfy({ all: impossible }, many)).toBeUndefined();
});
