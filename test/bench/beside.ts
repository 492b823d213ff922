import { quantile } from './row';

/** What was measured of the product and, in the same run, of the least that its SDK can do. */
export interface Beside<T> {
  product: T;
  bare: T;
}

/** "1.20 ms (bare Bolt: 1.00 ms; ratio 1.20)", with both at the same quantile. */
export function timesBeside(
  { product, bare }: Beside<readonly number[]>,
  peer: string,
  share: number,
): string {
  const [ours, theirs] = [quantile(product, share), quantile(bare, share)];
  return `${ours.toFixed(2)} ms (${peer}: ${theirs.toFixed(2)} ms; ratio ${(ours / theirs).toFixed(2)})`;
}
