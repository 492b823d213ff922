import { weakestFirst } from './leads';
import type { KnownDimension, ScoredResult } from './result';
import type { Level } from './statistics';
import type { Survey } from './survey';

const HOW_MANY = 3;

export interface NextStep {
  /** The item's id. */
  id: string;
  dimension: string;
  /** The team's level in this dimension. */
  from: Level;
  /** People disagree: they talk about where they stand before they do anything. */
  talkFirst: boolean;
  do: string;
  /** Id of the source. */
  source: string;
}

/** What to do next, at most three: for the lowest foundation, then for the lowest of all others. */
export function nextSteps(survey: Survey, result: ScoredResult): NextStep[] {
  const known = result.dimensions.filter((dimension) => dimension.state === 'known');
  const weakest = weakestFirst(known);
  // A foundation that is complete leaves the first place to what is weak.
  const first = weakest.find((dimension) => dimension.foundation && dimension.median < 5);
  const others = weakest.filter((dimension) => dimension !== first);
  const chosen = first === undefined ? others : [first, ...others];
  return chosen.slice(0, HOW_MANY).flatMap((dimension) => nextStep(survey, dimension));
}

function nextStep(survey: Survey, known: KnownDimension): NextStep[] {
  const step = survey.items.find((item) => item.id === known.id)?.nextSteps[known.median - 1];
  if (step === undefined) return [];
  const { id, dimension, median } = known;
  return [{ id, dimension, from: median, talkFirst: known.agreement === 'split', ...step }];
}
