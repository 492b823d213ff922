import { openCore } from '../../evaluation/core';
import { rules } from './case-facts';

const examples = rules.flatMap(({ id, examples }) =>
  examples.map(({ said, verdict }) => ({ id, said, verdict })),
);

test('every rule shows by an example what it is for', () => {
  expect(rules.filter((rule) => rule.examples.length === 0).map(({ id }) => id)).toEqual([]);
});

test.each(examples)('$id: "$said" is $verdict', ({ said, verdict }) => {
  const answer = openCore().answerer.answer(said);
  expect(answer).toMatchObject({ intent: 'recommend', verdict });
});
