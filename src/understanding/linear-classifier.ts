/** A text as a classifier sees it: the numbers of the features that it has, each once. */
export interface Example {
  features: readonly number[];
  label: string;
  /** How much it counts beside the others; 1 when absent. */
  weight?: number;
}

/** A trained classifier: one weight for every feature and label. */
export interface LinearModel {
  labels: string[];
  /** Feature after feature, in units of `scale`: finer weights change nothing but the size of the model. */
  weights: Int16Array;
  scale: number;
}

export interface TrainingOptions {
  epochs: number;
  /** AdaGrad's step size. */
  rate: number;
  /** Strength of the pull of every weight towards zero. */
  decay: number;
  /** Features that fewer examples have are left out. */
  fewest: number;
}

const DEFAULTS: TrainingOptions = { epochs: 20, rate: 0.1, decay: 0.001, fewest: 1 };
const LARGEST_WEIGHT = 32_767;

/** Probability of each label, in the order of `model.labels`. */
export function classify({ labels, weights, scale }: LinearModel, features: readonly number[]): number[] {
  const scores = labels.map(() => 0);
  for (const feature of features) {
    const start = feature * scores.length;
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + (weights[start + label] ?? 0) * scale;
  }
  softmax(scores);
  return scores;
}

/** Turns scores into probabilities, in place. */
function softmax(scores: number[] | Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const power = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = power;
    sum += power;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}

/** Examples with their labels as numbers too. */
interface Dataset {
  labels: string[];
  /** One more than the highest number of a feature. */
  size: number;
  rows: { features: Int32Array; label: number; weight: number }[];
}

/**
 * Trains a maximum-entropy classifier (multinomial logistic regression) with AdaGrad. The same examples in
 * the same order give the same model.
 */
export function train(examples: readonly Example[], options: Partial<TrainingOptions> = {}): LinearModel {
  const { epochs, rate, decay, fewest } = { ...DEFAULTS, ...options };
  const data = toDataset(examples, fewest);
  const errors = new Float64Array(data.labels.length);
  const weights = new Float64Array(data.size * errors.length);
  const squares = new Float64Array(weights.length).fill(0.01);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const row of data.rows) {
      score(weights, row.features, errors);
      softmax(errors);
      errors[row.label] = (errors[row.label] ?? 0) - 1;
      step(weights, squares, row, errors, { rate, decay });
    }
  }
  return toModel(data, weights);
}

function score(weights: Float64Array, features: Int32Array, scores: Float64Array): void {
  scores.fill(0);
  for (const feature of features) {
    const start = feature * scores.length;
    for (let label = 0; label < scores.length; label += 1) {
      scores[label] = (scores[label] ?? 0) + (weights[start + label] ?? 0);
    }
  }
}

function step(
  weights: Float64Array,
  squares: Float64Array,
  row: Dataset['rows'][number],
  errors: Float64Array,
  { rate, decay }: { rate: number; decay: number },
): void {
  for (const feature of row.features) {
    for (let label = 0; label < errors.length; label += 1) {
      const at = feature * errors.length + label;
      const weight = weights[at] ?? 0;
      const gradient = row.weight * (errors[label] ?? 0) + decay * weight;
      const sum = (squares[at] ?? 0) + gradient * gradient;
      squares[at] = sum;
      weights[at] = weight - (rate * gradient) / Math.sqrt(sum);
    }
  }
}

function toDataset(examples: readonly Example[], fewest: number): Dataset {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const counts = countFeatures(examples);
  const rows = examples.map((example) => ({
    features: Int32Array.from(example.features.filter((feature) => (counts[feature] ?? 0) >= fewest)),
    label: labels.indexOf(example.label),
    weight: example.weight ?? 1,
  }));
  return { labels, size: counts.length, rows: shuffled(rows) };
}

/** Feature -> how many examples have it. */
function countFeatures(examples: readonly Example[]): number[] {
  const counts: number[] = [];
  for (const { features } of examples) {
    for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1;
  }
  return counts;
}

function toModel({ labels }: Dataset, weights: Float64Array): LinearModel {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Math.max(largest, Number.MIN_VALUE) / LARGEST_WEIGHT;
  return {
    labels,
    weights: Int16Array.from(weights, (weight) => Math.round(weight / scale)),
    scale,
  };
}

/** Mixes the labels evenly, by a fixed sequence (a linear congruential generator). */
function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  let state = 12345;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
