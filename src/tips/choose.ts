import type { Tip } from '../knowledge/tip-schema';
import { explainNew, explainRepeat } from './explain';
import { rankTips } from './rank';
import { type Situation, sentInOrder } from './situation';

export interface Choice {
  tip: Tip;
  /** Why this one, in a sentence or two for its readers. */
  reason: string;
  /** True once, when every tip has been sent and the oldest starts again. */
  startsAgain: boolean;
}

/**
 * The tip that a channel gets next: never one that it has had while there are others. Depends on nothing but
 * its argument. `undefined` only where there are no tips at all.
 */
export function chooseTip(situation: Situation): Choice | undefined {
  const sent = sentInOrder(situation);
  const had = new Set(sent.map(({ tip }) => tip.id));
  const [best] = rankTips(
    situation.tips.filter(({ id }) => !had.has(id)),
    situation,
  );
  if (best !== undefined) return { tip: best, reason: explainNew(best, situation), startsAgain: false };
  return repeatOldest(sent);
}

/** Of tips that have all been sent, the one whose last sending lies furthest back. */
function repeatOldest(sent: readonly { tip: Tip; at: Date }[]): Choice | undefined {
  const latest = new Map(sent.map(({ tip, at }) => [tip.id, { tip, at }]));
  const [oldest] = [...latest.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
  const newest = sent.at(-1)?.tip.id;
  if (oldest === undefined) return undefined;
  // The newest one being a first showing, the last unsent tip has just gone out.
  const startsAgain = sent.filter(({ tip }) => tip.id === newest).length === 1;
  return { tip: oldest.tip, reason: explainRepeat(oldest.at, latest.size, startsAgain), startsAgain };
}
