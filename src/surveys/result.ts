import type { Agreement, Level } from './statistics';

/** One person's answers by item id; an item that was left out is absent. */
export type AnswerSet = Readonly<Record<string, Level | 'dont-know'>>;

interface DimensionBase {
  /** The item's id. */
  id: string;
  dimension: string;
  foundation: boolean;
  countsTowardsLevel: boolean;
}

export interface KnownDimension extends DimensionBase {
  state: 'known';
  /** Answers with a level. */
  n: number;
  /** Share of "don't know" among all answers to this item, in whole per cent. */
  dontKnowPercent: number;
  median: Level;
  quartiles: readonly [Level, Level];
  agreement: Agreement;
  /** Share of answers at 4 or 5, from 0 to 1; for comparisons over time, not for display. */
  highShare: number;
  /** Answers per level, only where there are twice as many as the minimum. */
  counts?: readonly [number, number, number, number, number];
}

export interface UnknownDimension extends DimensionBase {
  state: 'not-enough-knowledge';
  n: number;
  dontKnowPercent: number;
}

/** Fewer answers with a level than the minimum: nothing at all is said about them. */
export interface WithheldDimension extends DimensionBase {
  state: 'withheld';
}

export type DimensionResult = KnownDimension | UnknownDimension | WithheldDimension;

export interface LevelResult {
  level: Level;
  name: string;
  /** The foundation that holds the level down; absent where none does. */
  heldBackBy?: string;
}

export interface ScoredResult {
  outcome: 'scored';
  answered: number;
  /** How many could have answered, and the share that did in whole per cent; absent where nobody knows. */
  invited?: number;
  responsePercent?: number;
  /** Fewer than 60 % answered. */
  partial: boolean;
  /** In the order of the survey. */
  dimensions: readonly DimensionResult[];
  /** Absent where too many dimensions are unknown. */
  level?: LevelResult;
  /** Item ids with which a report starts: at most two weakest, two most split, and all unknown ones. */
  leads: { weakest: readonly string[]; split: readonly string[]; unknown: readonly string[] };
}

/** Below the minimum nothing is said, not even how many are missing. */
export type SurveyResult = ScoredResult | { outcome: 'too-few' };
