import { classify, type Example, type LinearModel, train } from '../../src/understanding/linear-classifier';
import { openCore } from './core';
import { readQuestions } from './questions';
import { bareText, trainingTexts } from './training-texts';

const FOLDS = 5;

test.each(['dev', 'fresh'] as const)('no question of %s is learned from', (set) => {
  const learned = new Set(trainingTexts(openCore().library.knowledge).map(bareText));
  const copied = readQuestions(set)
    .map(({ question }) => bareText(question))
    .filter((question) => learned.has(question));
  expect(copied).toEqual([]);
});

test('intents that were not learned from are recognised in cross-validation', () => {
  const { library, understander } = openCore();
  const examples = library.knowledge.intents.flatMap(({ id, utterances }) =>
    utterances.map((text) => ({ label: id, features: understander.featuresOf(understander.read(text)) })),
  );
  const right = Array.from({ length: FOLDS }, (_, fold) => rightIn(fold, examples));
  const accuracy = right.reduce((sum, count) => sum + count, 0) / examples.length;
  process.stdout.write(`\n${FOLDS}-fold accuracy of intents: ${(100 * accuracy).toFixed(1)} %\n`);
  expect(accuracy).toBeGreaterThan(0.83);
}, 120_000);

/** How many of the fold's examples a classifier gets right that learned from all others. */
function rightIn(fold: number, examples: readonly Example[]): number {
  const own = (_: Example, at: number) => at % FOLDS === fold;
  const model = train(examples.filter((example, at) => !own(example, at)));
  return examples.filter(own).filter(({ features, label }) => likeliest(model, features) === label).length;
}

function likeliest(model: LinearModel, features: readonly number[]): string | undefined {
  const probabilities = classify(model, features);
  return model.labels[probabilities.indexOf(Math.max(...probabilities))];
}
