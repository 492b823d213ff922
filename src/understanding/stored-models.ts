import { FeatureIndex, type IndexParts } from './feature-index';
import type { LinearModel } from './linear-classifier';

/** Integers in the byte order of the machine, in base64: far faster to read than JSON's own numbers. */
type Packed = string;

/** A {@link LinearModel} as JSON can hold it. */
export type StoredModel = Omit<LinearModel, 'weights'> & { weights: Packed };

/** A {@link FeatureIndex} as JSON can hold it. */
export type StoredIndex = Omit<IndexParts, 'links'> & { links: Packed };

/** Packs a model; {@link unpackModel} gives it back as it was. */
export function packModel({ weights, ...rest }: LinearModel): StoredModel {
  return { ...rest, weights: pack(weights) };
}

/** Unpacks what {@link packModel} packed. */
export function unpackModel({ weights, ...rest }: StoredModel): LinearModel {
  return { ...rest, weights: new Int16Array(unpack(weights)) };
}

/** Packs an index; {@link unpackIndex} gives it back, closed. */
export function packIndex(index: FeatureIndex): StoredIndex {
  const { links, ...rest } = index.parts();
  return { ...rest, links: pack(links) };
}

/** Unpacks what {@link packIndex} packed. */
export function unpackIndex({ links, ...rest }: StoredIndex): FeatureIndex {
  return FeatureIndex.from({ ...rest, links: new Int32Array(unpack(links)) });
}

function pack({ buffer, byteOffset, byteLength }: Int16Array | Int32Array): Packed {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function unpack(packed: Packed): ArrayBuffer {
  return Uint8Array.from(Buffer.from(packed, 'base64')).buffer;
}
