import { chooseTip } from './choose';
import { nextDue, type Occurrence, type Schedule } from './due';
import { nameOf, type SentTip, type Situation } from './situation';

/** What a channel would get in one week, and why. */
export interface PreviewedTip {
  occurrence: Occurrence;
  title: string;
  /** The name of its dimension. */
  dimension: string;
  level: number;
  reason: string;
}

/**
 * The tips of the coming weeks, if nobody votes and no survey closes meanwhile.
 * @param done the ISO week up to which the channel had its tips; empty where it had none
 */
export function previewTips(
  situation: Situation,
  schedule: Schedule,
  { from, weeks, done = '' }: { from: Date; weeks: number; done?: string },
): PreviewedTip[] {
  const history: SentTip[] = [...situation.history];
  const previewed: PreviewedTip[] = [];
  let last = { after: from, done };
  for (let week = 0; week < weeks; week += 1) {
    const occurrence = nextDue(schedule, last.after, last.done);
    const choice = chooseTip({ ...situation, history });
    if (choice === undefined) break;
    const { id, title, level } = choice.tip;
    const dimension = nameOf(choice.tip, situation.dimensions);
    history.push({ tip: id, at: occurrence.at });
    previewed.push({ occurrence, title, dimension, level, reason: choice.reason });
    last = { after: occurrence.at, done: occurrence.week };
  }
  return previewed;
}
