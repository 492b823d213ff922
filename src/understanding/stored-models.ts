import type { LinearModel } from './linear-classifier';

/** A {@link LinearModel} as JSON can hold it. */
export interface StoredModel {
  labels: string[];
  /** The features in the order of their rows, one a line. */
  features: string;
  /** 16-bit integers in the byte order of the machine, in base64. */
  weights: string;
  scale: number;
}

/** Packs a model; {@link unpackModel} gives it back as it was. */
export function packModel({ labels, rows, weights, scale }: LinearModel): StoredModel {
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
  return { labels, features: [...rows.keys()].join('\n'), weights: bytes.toString('base64'), scale };
}

/** Unpacks what {@link packModel} packed. */
export function unpackModel({ labels, features, weights, scale }: StoredModel): LinearModel {
  const bytes = Uint8Array.from(Buffer.from(weights, 'base64'));
  const rows = new Map(features.split('\n').map((feature, row) => [feature, row]));
  return { labels, rows, weights: new Int16Array(bytes.buffer), scale };
}
