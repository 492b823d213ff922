import type { Case } from '../knowledge/schema';
import type { Claim, Facts } from './extract-facts';
import { type FeatureIndex, UNSEEN } from './feature-index';
import { classify, type LinearModel, train } from './linear-classifier';

/** The two facts that a verdict hangs on most are also learned from `knowledge/cases`, beside their phrases. */
const LEARNED = ['ml-use', 'software'] as const;
type LearnedFact = (typeof LEARNED)[number];

export type CaseModels = Record<LearnedFact, LinearModel>;

const UNKNOWN = 'unknown';
/** Words of this weight say it outright; the models may not take it for nothing. */
const OUTRIGHT = 4;
/** Words of this weight are no more than a mention: the field by name, said by whomever. */
const MENTION = 1;
const SURE_AGAINST_MENTION = 0.6;
/** Words of this weight overrule other statements; no model may overrule them. */
const OVERRULING = 7;

/** What stands in one case alone tells little, and there is much of it. */
const FEWEST_EXAMPLES = 2;

/** How sure a model must be, as a probability, to put its value in the place of what the phrases say. */
const SURE: Readonly<
  Record<LearnedFact, { assert: number; replace: number; overrule: number; drop: number }>
> = {
  'ml-use': { assert: 0.6, replace: 0.6, overrule: 0.75, drop: 0.93 },
  software: { assert: 0.9, replace: 0.6, overrule: 0.95, drop: 0.85 },
};

/** A case as the classifier sees it: what the text is like, and what its phrases claim. */
export function caseFeatures(
  features: readonly number[],
  claims: readonly Claim[],
  index: FeatureIndex,
): number[] {
  const claimed = claims
    .filter(({ fact }) => fact === 'ml-use' || fact === 'software')
    .flatMap(({ fact, value, weight }) => [`e:${fact}=${value}`, `e:${fact}=${value}@${weight}`])
    .map((name) => index.named(name));
  return [...features, ...new Set(claimed.filter((feature) => feature !== UNSEEN))];
}

/** Learns to tell the two facts from the example cases. `read` gives the features of a text. */
export function trainCases(cases: readonly Case[], read: (text: string) => number[]): CaseModels {
  const examples = cases.map((example) => ({
    features: read(example.said),
    ml: example.ml,
    software: example.software,
  }));
  return {
    'ml-use': train(
      examples.map(({ features, ml }) => ({ features, label: ml })),
      { fewest: FEWEST_EXAMPLES },
    ),
    software: train(
      examples.map(({ features, software }) => ({ features, label: software })),
      { fewest: FEWEST_EXAMPLES },
    ),
  };
}

/**
 * The facts, with what the models are sure of put in the place of what the phrases say.
 *
 * @param claims what the facts were read from
 */
export function refineFacts(
  facts: Facts,
  claims: readonly Claim[],
  models: CaseModels,
  features: readonly number[],
): Facts {
  const refined: Record<string, string> = { ...facts };
  for (const fact of LEARNED) {
    const likely = likeliest(models[fact], features);
    if (likely === undefined || likely.probability < needed(fact, facts[fact], claims, likely.value))
      continue;
    if (likely.value === UNKNOWN) delete refined[fact];
    else refined[fact] = likely.value;
  }
  return refined;
}

/** The probability that it takes to change a fact from what its phrases say to what a model says. */
function needed(
  fact: LearnedFact,
  read: string | undefined,
  claims: readonly Claim[],
  value: string,
): number {
  const { assert, replace, overrule, drop } = SURE[fact];
  if (read === undefined) return assert;
  const heaviest = Math.max(
    0,
    ...claims.filter((claim) => claim.fact === fact && claim.value === read).map(({ weight }) => weight),
  );
  const outright = heaviest >= OUTRIGHT;
  if (heaviest >= OVERRULING) return Number.POSITIVE_INFINITY;
  if (heaviest === MENTION) return SURE_AGAINST_MENTION;
  if (value === UNKNOWN) return outright ? Number.POSITIVE_INFINITY : drop;
  return outright ? overrule : replace;
}

function likeliest(
  model: LinearModel,
  features: readonly number[],
): { value: string; probability: number } | undefined {
  const probabilities = classify(model, features);
  const best = probabilities.reduce((left, p, at) => (p > (probabilities[left] ?? 0) ? at : left), 0);
  const value = model.labels[best];
  return value === undefined ? undefined : { value, probability: probabilities[best] ?? 0 };
}
