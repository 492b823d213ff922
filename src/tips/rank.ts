import type { Dimension } from '../knowledge/dimensions';
import type { Tip } from '../knowledge/tip-schema';
import { compareText, medianFor, nextLevel, type Situation, sentInOrder, type TipVotes } from './situation';
import { isOnTopic } from './topics';

/** Numbers by which tips are ordered: the first that differs decides, and less comes sooner. */
type Rank = readonly number[];

/** Where a dimension stands: its survey among the surveys, and its item in there. */
interface Place {
  survey: number;
  item: number;
}

/** After all that the surveys ask about. */
const NOWHERE: Place = { survey: Number.MAX_SAFE_INTEGER, item: Number.MAX_SAFE_INTEGER };

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

/** Orders tips that have not been sent, the best first. The same for any order of what comes in. */
export function rankTips(unsent: readonly Tip[], situation: Situation): Tip[] {
  const rankOf = ranking(situation);
  const ranked = unsent.map((tip) => ({ tip, rank: rankOf(tip) }));
  return ranked
    .sort((a, b) => compareRanks(a.rank, b.rank) || compareText(a.tip.id, b.tip.id))
    .map(({ tip }) => tip);
}

function ranking(situation: Situation): (tip: Tip) => Rank {
  const { dimensions, standing, topics } = situation;
  const sent = sentInOrder(situation);
  const last = sent.at(-1)?.tip;
  const since = standing === undefined ? sent : sent.filter(({ at }) => dayOf(at) >= standing.closedOn);
  const turns = countBy(since.map(({ tip }) => tip.dimension));
  const shifts = voteShifts(situation);
  const places = placesOf(dimensions);
  const placeOf = ({ dimension }: Tip) => places.get(dimension) ?? NOWHERE;
  return (tip) => {
    const turn = turns.get(tip.dimension) ?? 0;
    const shift = shifts.get(tip.dimension) ?? 0;
    const offTopic = topics.length > 0 && !isOnTopic(tip, topics, dimensions) ? 1 : 0;
    const need = standing === undefined ? turn : needOf(tip, situation) + TURN * turn;
    const { survey, item } = placeOf(tip);
    const sameSurvey = last !== undefined && placeOf(last).survey === survey ? 1 : 0;
    return [offTopic, need + shift, sameSurvey, tip.level, item, survey];
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

/** The place of each dimension, so that first items of all surveys come before any second one. */
function placesOf(dimensions: readonly Dimension[]): ReadonlyMap<string, Place> {
  const surveys = [...new Set(dimensions.map(({ survey }) => survey))];
  const ofEach = surveys.map((name) => dimensions.filter(({ survey }) => survey === name));
  return new Map(ofEach.flatMap((items, survey) => items.map(({ id }, item) => [id, { survey, item }])));
}
