import { FeatureIndex } from '../../../src/understanding/feature-index';
import { featuresOf, type Reading } from '../../../src/understanding/features';
import { normalize } from '../../../src/understanding/normalize';

const readingOf = (text: string): Reading => {
  const { tokens, asks } = normalize(text);
  return {
    passage: { tokens, spans: new Map() },
    asks,
    tools: [],
    unknownTools: [],
    concepts: [],
    claims: [],
    facts: {},
    asked: [],
  };
};

/** How many features the second text has that only the words of the first one brought. */
function shared(first: string, second: string): number {
  const index = new FeatureIndex();
  featuresOf(readingOf('zz zz'), index);
  const before = index.size;
  featuresOf(readingOf(first), index);
  index.close();
  return featuresOf(readingOf(second), index).filter((feature) => feature >= before).length;
}

test('words that begin alike have something in common, in any language', () => {
  expect(shared('deployment', 'bereitstellung')).toBe(0);
  expect(shared('deployment', 'deployen')).toBe(1);
  expect(shared('vorhersagen', 'vorhersagemodell')).toBe(1);
});

test('short words have to be the same', () => {
  expect(shared('model', 'mode')).toBe(0);
});

test('each feature is there once', () => {
  const index = new FeatureIndex();
  const features = featuresOf(readingOf('models and models and modelled models'), index);
  expect(new Set(features).size).toBe(features.length);
});
