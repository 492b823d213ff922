import type { LinearModel } from './linear-classifier';

/** A {@link LinearModel} as JSON can hold it. */
export interface StoredModel {
  labels: string[];
  /** The features in the order of their rows, one a line. */
  features: string;
  /** 16-bit integers, little-endian, in base64. */
  weights: string;
  scale: number;
}

/** Packs a model; {@link unpackModel} gives it back as it was. */
export function packModel({ labels, rows, weights, scale }: LinearModel): StoredModel {
  const bytes = Buffer.alloc(weights.length * 2);
  for (const [at, weight] of weights.entries()) bytes.writeInt16LE(weight, at * 2);
  return { labels, features: [...rows.keys()].join('\n'), weights: bytes.toString('base64'), scale };
}

/** Unpacks what {@link packModel} packed. */
export function unpackModel({ labels, features, weights, scale }: StoredModel): LinearModel {
  const bytes = Buffer.from(weights, 'base64');
  const rows = new Map(features.split('\n').map((feature, row) => [feature, row]));
  return {
    labels,
    rows,
    weights: Int16Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(at * 2)),
    scale,
  };
}
