import { FeatureIndex, type IndexParts } from './feature-index';
import type { LinearModel } from './linear-classifier';
import type { CaseModels } from './read-case';

/** What was learned, all on the same features. */
export interface Learned {
  features: FeatureIndex;
  intent: LinearModel;
  cases: CaseModels;
}

/**
 * Leaves out the sequences of words to which no classifier gives any weight: most of those that stand in one
 * example alone. Words and names stay: they are few, and sequences are made of words.
 */
export function compact({ features, intent, cases }: Learned): Learned {
  const { words, names, links } = features.parts();
  const kept = keptOf(links, [intent, ...Object.values(cases)]);
  const lean = (model: LinearModel) => ({ ...model, weights: weightsOf(model, kept) });
  return {
    features: FeatureIndex.from({ words, names, links: renumber(links, kept) }),
    intent: lean(intent),
    cases: { 'ml-use': lean(cases['ml-use']), software: lean(cases.software) },
  };
}

/** The features to keep, by their old numbers; a sequence that stays needs what it continues. */
function keptOf(links: IndexParts['links'], models: readonly LinearModel[]): number[] {
  const kept = new Set<number>();
  for (let feature = links.length / 2 - 1; feature >= 0; feature -= 1) {
    const before = links[2 * feature] ?? 0;
    if (before >= 0 && !kept.has(feature) && !models.some((model) => weighs(model, feature))) continue;
    kept.add(feature);
    if (before >= 0) kept.add(before);
  }
  return [...kept].sort((a, b) => a - b);
}

function renumber(links: IndexParts['links'], kept: readonly number[]): Int32Array {
  const numbers = new Map(kept.map((feature, number) => [feature, number]));
  return Int32Array.from(
    kept.flatMap((feature) => {
      const [before = 0, word = 0] = links.subarray(2 * feature, 2 * feature + 2);
      return before < 0 ? [before, 0] : [numbers.get(before) ?? 0, numbers.get(word) ?? 0];
    }),
  );
}

function weighs(model: LinearModel, feature: number): boolean {
  return rowOf(model, feature).some((weight) => weight !== 0);
}

function rowOf({ labels, weights }: LinearModel, feature: number): Int16Array {
  return weights.subarray(feature * labels.length, (feature + 1) * labels.length);
}

function weightsOf(model: LinearModel, features: readonly number[]): Int16Array {
  const size = model.labels.length;
  const weights = new Int16Array(features.length * size);
  for (const [at, feature] of features.entries()) weights.set(rowOf(model, feature), at * size);
  return weights;
}
