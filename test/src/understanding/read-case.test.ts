import type { Claim } from '../../../src/understanding/extract-facts';
import { train } from '../../../src/understanding/linear-classifier';
import { refineFacts } from '../../../src/understanding/read-case';

const [OWN, RULES, UNKNOWN] = [0, 1, 2];

/** Sure of one value for each feature, whatever else a text says. */
const sure = train(
  Array.from({ length: 60 }, (_, at) => at % 3).map((feature) => ({
    features: [feature],
    label: ['own', 'rules', 'unknown'][feature] ?? '',
  })),
);
const models = { 'ml-use': sure, software: train([{ features: [UNKNOWN], label: 'unknown' }]) };

/** What is left of "we train our own models", said with this weight, when the model takes the text for something else. */
function refined(weight: number, feature: number): string | undefined {
  const claims: Claim[] = [{ fact: 'ml-use', value: 'own', weight, words: 'models' }];
  return refineFacts({ 'ml-use': 'own' }, claims, models, [feature])['ml-use'];
}

test('what the model agrees with stays', () => {
  expect(refined(3, OWN)).toBe('own');
});

test.each([
  ['a mention gives way', 1, RULES, 'rules'],
  ['a mention is dropped', 1, UNKNOWN, undefined],
  ['a hint gives way', 3, RULES, 'rules'],
  ['a plain statement gives way to a sure model', 5, RULES, 'rules'],
  ['a plain statement is never dropped', 5, UNKNOWN, 'own'],
  ['words that overrule others stay against any model', 7, RULES, 'own'],
])('%s', (_name, weight, feature, value) => {
  expect(refined(weight, feature)).toBe(value);
});
