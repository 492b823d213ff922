import type { DimensionResult, KnownDimension, ScoredResult } from './result';

const EACH = 2;
const SPREAD_RANK = { agreed: 0, mixed: 1, split: 2 } as const;

/** What a report starts with: the weakest dimensions, those people disagree on, and those they do not know. */
export function leads(dimensions: readonly DimensionResult[]): ScoredResult['leads'] {
  const known = dimensions.filter((dimension) => dimension.state === 'known');
  return {
    weakest: weakestFirst(known)
      .filter((dimension) => dimension.median < 5)
      .slice(0, EACH)
      .map(({ id }) => id),
    split: mostSplitFirst(known)
      .filter((dimension) => dimension.agreement !== 'agreed')
      .slice(0, EACH)
      .map(({ id }) => id),
    unknown: dimensions.filter(({ state }) => state === 'not-enough-knowledge').map(({ id }) => id),
  };
}

/** Lowest median first; among equals the foundations, then the order of the survey. */
export function weakestFirst(known: readonly KnownDimension[]): KnownDimension[] {
  return [...known].sort((a, b) => a.median - b.median || Number(b.foundation) - Number(a.foundation));
}

function mostSplitFirst(known: readonly KnownDimension[]): KnownDimension[] {
  return [...known].sort(
    (a, b) =>
      SPREAD_RANK[b.agreement] - SPREAD_RANK[a.agreement] || width(b) - width(a) || a.median - b.median,
  );
}

function width({ quartiles: [low, high] }: KnownDimension): number {
  return high - low;
}
