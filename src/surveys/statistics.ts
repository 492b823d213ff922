/** A maturity level, from the lowest to the highest. Never anything between two of them. */
export type Level = 1 | 2 | 3 | 4 | 5;

export type Agreement = 'agreed' | 'mixed' | 'split';

/** The middle answer. Of an even number it is half-way between the two in the middle, rounded down. */
export function median(levels: readonly Level[]): Level {
  const sorted = [...levels].sort();
  return Math.floor((at(sorted, (sorted.length - 1) / 2) + at(sorted, sorted.length / 2)) / 2) as Level;
}

/** The answers a quarter and three quarters of the way up (nearest rank, so that both are answers). */
export function quartiles(levels: readonly Level[]): [Level, Level] {
  const sorted = [...levels].sort();
  return [at(sorted, Math.ceil(sorted.length / 4) - 1), at(sorted, Math.ceil((sorted.length * 3) / 4) - 1)];
}

/** How many chose each level, from the lowest to the highest. */
export function countLevels(levels: readonly Level[]): [number, number, number, number, number] {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const level of levels) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
  return counts;
}

/**
 * Whether people see the same thing. Split: the middle half lies three levels apart, or both ends (1-2 and 4-5)
 * are held by a fifth of the people, two at least. In a large group two odd answers are no camp of their own.
 */
export function agreement(levels: readonly Level[]): Agreement {
  const [low, high] = quartiles(levels);
  const camp = Math.max(2, levels.length / 5);
  const bothEnds = levels.filter((level) => level <= 2).length >= camp && highCount(levels) >= camp;
  if (high - low > 2 || bothEnds) return 'split';
  return high - low === 2 ? 'mixed' : 'agreed';
}

/** How many answered 4 or 5. */
export function highCount(levels: readonly Level[]): number {
  return levels.filter((level) => level >= 4).length;
}

function at(sorted: readonly Level[], index: number): Level {
  const level = sorted[Math.floor(index)];
  if (level === undefined) throw new RangeError('Statistics of no answers at all.');
  return level;
}
