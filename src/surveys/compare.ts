import type { KnownDimension, ScoredResult } from './result';
import type { Level } from './statistics';

const SIX_WEEKS_MS = 6 * 7 * 24 * 60 * 60 * 1000;
const FEWEST_ANSWERS = 5;
const SHARE_CHANGE = 0.25;
/** Shares are quotients of small numbers: 0.6 - 0.35 must count as 0.25. */
const ROUNDING = 1e-9;

/** One survey of a kind and subject that was closed with a result. */
export interface Wave {
  closedAt: Date;
  result: ScoredResult;
}

export interface DimensionChange {
  /** The item's id. */
  id: string;
  dimension: string;
  from: Level;
  to: Level;
  change: 'up' | 'down' | 'steady';
}

export type Comparison =
  /** There is none yet, none that is six weeks older, or too few answered one of the two. */
  | { outcome: 'nothing'; because: 'first' | 'too-soon' | 'too-few' }
  | {
      outcome: 'compared';
      since: Date;
      /** Absent where one of the two had no level. */
      level?: { from: Level; to: Level };
      /** Only dimensions that both can tell about. */
      dimensions: readonly DimensionChange[];
    };

/** What changed since the newest of the earlier surveys that is at least six weeks older. */
export function compareWithEarlier(now: Wave, earlier: readonly Wave[]): Comparison {
  const before = earlier.filter((wave) => wave.closedAt < now.closedAt);
  if (before.length === 0) return { outcome: 'nothing', because: 'first' };
  const then = before
    .filter((wave) => now.closedAt.getTime() - wave.closedAt.getTime() >= SIX_WEEKS_MS)
    .sort((a, b) => b.closedAt.getTime() - a.closedAt.getTime())[0];
  if (then === undefined) return { outcome: 'nothing', because: 'too-soon' };
  return compareWaves(then, now);
}

function compareWaves(then: Wave, now: Wave): Comparison {
  const dimensions = comparable(now.result).flatMap((to) => {
    const from = comparable(then.result).find(({ id }) => id === to.id);
    return from === undefined ? [] : [dimensionChange(from, to)];
  });
  if (dimensions.length === 0) return { outcome: 'nothing', because: 'too-few' };
  const from = then.result.level?.level;
  const to = now.result.level?.level;
  const level = from === undefined || to === undefined ? {} : { level: { from, to } };
  return { outcome: 'compared', since: then.closedAt, ...level, dimensions };
}

function comparable({ dimensions }: ScoredResult): KnownDimension[] {
  return dimensions
    .filter((dimension) => dimension.state === 'known')
    .filter((dimension) => dimension.n >= FEWEST_ANSWERS);
}

function dimensionChange(from: KnownDimension, to: KnownDimension): DimensionChange {
  const { id, dimension } = to;
  return { id, dimension, from: from.median, to: to.median, change: direction(from, to) };
}

/** A move of the median says more than a move of the share at 4 and 5, where the two differ. */
function direction(from: KnownDimension, to: KnownDimension): DimensionChange['change'] {
  const share = to.highShare - from.highShare;
  const moved = Math.abs(share) >= SHARE_CHANGE - ROUNDING ? share : 0;
  const sign = Math.sign(to.median - from.median) || Math.sign(moved);
  return sign > 0 ? 'up' : sign < 0 ? 'down' : 'steady';
}
