import type { Tip } from '../knowledge/tip-schema';
import { compareText, medianFor, nextLevel, type Situation, sentInOrder, type TipVotes } from './situation';
import { isOnTopic } from './topics';

/** Numbers by which tips are ordered: the first that differs decides, and less comes sooner. */
type Rank = readonly number[];

/** A dimension that had a tip since the survey waits as if it stood this much higher: so the others get a turn. */
const TURN = 0.5;
/** A tip below the team's level teaches less than one above it: each level counts so much. */
const BELOW = 2;
const ABOVE = 1;
/** Dimensions that the survey did not ask about come after those that it did. */
const NOT_ASKED = 5.5;
/** What one vote on a tip moves its dimension by, in levels, and the most that all of them can. */
const VOTE = { down: 0.5, up: -0.25, moreLikeThis: -1 };
const MOST = 2;

/** DevOps before MLOps, which builds on it. */
const FIELDS = ['d', 'm'];

/** Orders tips that have not been sent, the best first. The same for any order of what comes in. */
export function rankTips(unsent: readonly Tip[], situation: Situation): Tip[] {
  const rankOf = ranking(situation);
  const ranked = unsent.map((tip) => ({ tip, rank: rankOf(tip) }));
  return ranked
    .sort((a, b) => compareRanks(a.rank, b.rank) || compareText(a.tip.id, b.tip.id))
    .map(({ tip }) => tip);
}

function ranking(situation: Situation): (tip: Tip) => Rank {
  const { standing, topics } = situation;
  const sent = sentInOrder(situation);
  const last = sent.at(-1)?.tip;
  const since = standing === undefined ? sent : sent.filter(({ at }) => dayOf(at) >= standing.closedOn);
  const turns = countBy(since.map(({ tip }) => tip.dimension));
  const shifts = voteShifts(situation);
  return (tip) => {
    const turn = turns.get(tip.dimension) ?? 0;
    const shift = shifts.get(tip.dimension) ?? 0;
    const offTopic = topics.length > 0 && !isOnTopic(tip, topics) ? 1 : 0;
    const need = standing === undefined ? turn : needOf(tip, situation) + TURN * turn;
    const sameField = last !== undefined && fieldOf(last) === fieldOf(tip) ? 1 : 0;
    return [offTopic, need + shift, sameField, tip.level, numberOf(tip), FIELDS.indexOf(fieldOf(tip))];
  };
}

/** How urgent a tip is after a survey: the weaker the dimension and the nearer the level, the less. */
function needOf(tip: Tip, { standing }: Situation): number {
  const median = medianFor(tip, standing);
  if (median === undefined) return NOT_ASKED + (tip.level - 2) * ABOVE;
  const gap = tip.level - nextLevel(median);
  return median + (gap < 0 ? -gap * BELOW : gap * ABOVE);
}

/** How much sooner (below zero) or later the tips of each dimension come because of votes, in levels. */
function voteShifts({ tips, votes }: Pick<Situation, 'tips' | 'votes'>): ReadonlyMap<string, number> {
  const dimensions = new Map(tips.map(({ id, dimension }) => [id, dimension]));
  const shifts = new Map<string, number>();
  for (const vote of votes) {
    const dimension = dimensions.get(vote.tip);
    if (dimension !== undefined) shifts.set(dimension, (shifts.get(dimension) ?? 0) + weightOf(vote));
  }
  return new Map(
    [...shifts].map(([dimension, shift]) => [dimension, Math.max(-MOST, Math.min(MOST, shift))]),
  );
}

function weightOf({ up, down, moreLikeThis }: TipVotes): number {
  return up * VOTE.up + down * VOTE.down + moreLikeThis * VOTE.moreLikeThis;
}

function compareRanks(a: Rank, b: Rank): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function fieldOf({ dimension }: Tip): string {
  return dimension.slice(0, 1);
}

function numberOf({ dimension }: Tip): number {
  return Number(dimension.slice(1));
}
