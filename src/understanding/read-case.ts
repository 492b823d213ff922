import type { Case } from '../knowledge/schema';
import type { Claim, Facts } from './extract-facts';
import { classify, type LinearModel, train } from './linear-classifier';

/** The two facts that a verdict hangs on most are also learned from `knowledge/cases`, beside their phrases. */
const LEARNED = ['ml-use', 'software'] as const;
type LearnedFact = (typeof LEARNED)[number];

export type CaseModels = Record<LearnedFact, LinearModel>;

const UNKNOWN = 'unknown';
/** Below this probability the phrases alone decide. */
const SURE = 0.55;

/** A case as the classifier sees it: what the text is like, and what its phrases claim. */
export function caseFeatures(features: readonly string[], claims: readonly Claim[]): string[] {
  const claimed = claims
    .filter(({ fact }) => fact === 'ml-use' || fact === 'software')
    .flatMap(({ fact, value, weight }) => [`e:${fact}=${value}`, `e:${fact}=${value}@${weight}`]);
  return [...new Set([...features, ...claimed])];
}

/** Learns to tell the two facts from the example cases. `read` gives the features of a text. */
export function trainCases(cases: readonly Case[], read: (text: string) => string[]): CaseModels {
  const examples = cases.map((example) => ({ features: read(example.said), ml: example.ml, software: example.software }));
  return {
    'ml-use': train(examples.map(({ features, ml }) => ({ features, label: ml }))),
    software: train(examples.map(({ features, software }) => ({ features, label: software }))),
  };
}

/** The facts, with what the models are sure of put in the place of what the phrases say. */
export function refineFacts(facts: Facts, models: CaseModels, features: readonly string[]): Facts {
  const refined: Record<string, string> = { ...facts };
  for (const fact of LEARNED) {
    const likely = likeliest(models[fact], features);
    if (likely === undefined || likely.probability < SURE) continue;
    if (likely.value === UNKNOWN) delete refined[fact];
    else refined[fact] = likely.value;
  }
  return refined;
}

function likeliest(model: LinearModel, features: readonly string[]): { value: string; probability: number } | undefined {
  const probabilities = classify(model, features);
  const best = probabilities.reduce((left, p, at) => (p > (probabilities[left] ?? 0) ? at : left), 0);
  const value = model.labels[best];
  return value === undefined ? undefined : { value, probability: probabilities[best] ?? 0 };
}
