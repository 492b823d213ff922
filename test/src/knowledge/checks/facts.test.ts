import { checkFacts } from '../../../../src/knowledge/checks/facts';
import { factSchema } from '../../../../src/knowledge/schema';
import { contextOf, factOf } from '../fixtures';
import { ruleOf, rulesOf } from '../rule-fixtures';

const hosting = factOf('hosting', ['self', 'managed']);

test('conditions name facts and values that are there', () => {
  const unknownFact = ruleOf('a', { not: { fact: 'mood', is: 'good' } }, { devops: 'needed' });
  const unknownValue = ruleOf(
    'b',
    { any: [{ fact: 'hosting', is: ['self', 'cellar'] }] },
    { devops: 'needed' },
  );
  const found = checkFacts(contextOf({ facts: [hosting], rules: rulesOf(unknownFact, unknownValue) }));
  expect(found).toMatchObject([
    { severity: 'error', place: 'practice/a.when', message: 'There is no fact "mood".' },
    { severity: 'error', place: 'practice/b.when', message: 'The fact "hosting" has no value "cellar".' },
  ]);
});

test('answers and negated words name values of their fact', () => {
  const fact = factSchema.parse({
    id: 'hosting',
    name: 'hosting',
    answers: { yes: 'self', no: 'cellar' },
    values: [
      {
        id: 'self',
        label: 'l',
        if: 'i',
        evidence: [{ weight: 3, phrases: ['p'], negated: { value: 'attic', weight: 3 } }],
      },
    ],
  });
  expect(checkFacts(contextOf({ facts: [fact] }, { toolFacts: ['hosting'] }))).toMatchObject([
    { place: 'hosting.answers', message: 'The fact "hosting" has no value "cellar".' },
    { place: 'hosting.values', message: 'The fact "hosting" has no value "attic".' },
  ]);
});

test('cases name values of the two main facts, or say that they are unknown', () => {
  const facts = [factOf('ml-use', ['own']), factOf('software', ['yes'])];
  const cases = [
    { said: 'fine', ml: 'own', software: 'unknown' },
    { said: 'odd', ml: 'unknown', software: 'perhaps' },
  ];
  const found = checkFacts(contextOf({ facts, cases }, { toolFacts: ['ml-use', 'software'] }));
  expect(found).toMatchObject([{ place: 'odd', message: 'The fact "software" has no value "perhaps".' }]);
});

test('a fact that neither rules nor advice nor the choice of tools read is a warning', () => {
  const facts = [hosting, factOf('mood', ['good'])];
  expect(checkFacts(contextOf({ facts }, { toolFacts: ['hosting'] }))).toMatchObject([
    { severity: 'warning', place: 'mood' },
  ]);
});
