import type { Dimension } from '../knowledge/dimensions';
import type { Tip } from '../knowledge/tip-schema';

/** A tip that a channel has had. */
export interface SentTip {
  tip: string;
  at: Date;
}

/** What a channel's latest closed survey found. */
export interface Standing {
  /** The day on which it closed, in UTC, e.g. `2026-05-03`. */
  closedOn: string;
  /** Median answers from 1 to 5, by survey item; items without a usable answer are left out. */
  medians: readonly { dimension: string; median: number }[];
}

/** What a channel thought of one tip: how many people pressed each button. */
export interface TipVotes {
  tip: string;
  up: number;
  down: number;
  moreLikeThis: number;
}

/** Everything that the choice of a tip depends on. But for the dimensions, the order of the lists means nothing. */
export interface Situation {
  tips: readonly Tip[];
  history: readonly SentTip[];
  standing?: Standing | undefined;
  votes: readonly TipVotes[];
  /** Ids of topics.ts; none means all. */
  topics: readonly string[];
  /** What the surveys ask about, in their order. */
  dimensions: readonly Dimension[];
}

/** What has been sent, oldest first, without tips that exist no more. */
export function sentInOrder({
  tips,
  history,
}: Pick<Situation, 'tips' | 'history'>): { tip: Tip; at: Date }[] {
  const known = new Map(tips.map((tip) => [tip.id, tip]));
  const sent = history.flatMap(({ tip: id, at }) => {
    const tip = known.get(id);
    return tip === undefined ? [] : [{ tip, at }];
  });
  return sent.sort((a, b) => a.at.getTime() - b.at.getTime() || compareText(a.tip.id, b.tip.id));
}

/** The median of a tip's dimension, where the survey asked about it. */
export function medianFor({ dimension }: Tip, standing: Standing | undefined): number | undefined {
  return standing?.medians.find((item) => item.dimension === dimension)?.median;
}

/** What a tip's dimension is called. */
export function nameOf({ dimension }: Tip, dimensions: readonly Dimension[]): string {
  // A tip on what no survey asks about is an error in the knowledge; people are still told no id.
  return dimensions.find(({ id }) => id === dimension)?.name ?? dimension.replaceAll('-', ' ');
}

/** The level just above where a team with this median stands. */
export function nextLevel(median: number): number {
  return Math.min(5, Math.floor(median) + 1);
}

/** Order by code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
