import { compact } from '../../../src/understanding/compact';
import { FeatureIndex, UNSEEN } from '../../../src/understanding/feature-index';
import { classify, train } from '../../../src/understanding/linear-classifier';
import { packIndex, packModel, unpackIndex, unpackModel } from '../../../src/understanding/stored-models';

/** An index that has seen two words, the first before the second, and a name. */
function small() {
  const index = new FeatureIndex();
  const [which, tool] = [index.word('which'), index.word('tool')];
  const pair = index.sequence(which, tool);
  return { index, which, tool, pair, name: index.named('which') };
}

test('gives every feature a number of its own, and the same one again', () => {
  const { index, which, tool, pair, name } = small();
  expect(new Set([which, tool, pair, name]).size).toBe(index.size);
  expect([index.word('which'), index.sequence(which, tool), index.named('which')]).toEqual([
    which,
    pair,
    name,
  ]);
});

test('knows nothing new once it is closed', () => {
  const { index, which, tool, pair } = small();
  index.close();
  expect([index.word('when'), index.named('when'), index.sequence(tool, which)]).toEqual([
    UNSEEN,
    UNSEEN,
    UNSEEN,
  ]);
  expect(index.sequence(UNSEEN, tool)).toBe(UNSEEN);
  expect(index.sequence(pair, UNSEEN)).toBe(UNSEEN);
  expect(index.size).toBe(4);
});

test('comes back from storage with the same numbers, closed', () => {
  const { index, which, tool, pair, name } = small();
  const stored = unpackIndex(JSON.parse(JSON.stringify(packIndex(index))));
  expect([stored.word('which'), stored.word('tool'), stored.sequence(which, tool)]).toEqual([
    which,
    tool,
    pair,
  ]);
  expect([stored.named('which'), stored.named('new')]).toEqual([name, UNSEEN]);
});

test('a model comes back from storage as it was', () => {
  const model = train([
    { features: [0, 2], label: 'a' },
    { features: [1], label: 'b' },
  ]);
  expect(unpackModel(JSON.parse(JSON.stringify(packModel(model))))).toEqual(model);
});

test('what no classifier weighs is left out, and the rest classifies as before', () => {
  const { index, which, tool, pair, name } = small();
  const idle = index.sequence(pair, which);
  const model = train([
    { features: [which, pair], label: 'a' },
    { features: [tool], label: 'b' },
  ]);
  const kept = compact({ features: index, intent: model, cases: { 'ml-use': model, software: model } });
  expect(kept.features.size).toBe(index.size - 1);
  const newPair = kept.features.sequence(kept.features.word('which'), kept.features.word('tool'));
  expect(kept.features.sequence(newPair, kept.features.word('which'))).toBe(UNSEEN);
  expect(kept.features.named('which')).not.toBe(UNSEEN);
  expect(classify(kept.intent, [newPair, kept.features.named('which')])).toEqual(
    classify(model, [pair, name, idle]),
  );
});
