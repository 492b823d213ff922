import { leads } from './leads';
import type {
  AnswerSet,
  DimensionResult,
  KnownDimension,
  LevelResult,
  ScoredResult,
  SurveyResult,
} from './result';
import { agreement, countLevels, highCount, type Level, median, quartiles } from './statistics';
import type { Survey, SurveyQuestion } from './survey';

/** No team may choose a lower minimum: with two answers each of the two knows the other's. */
export const LOWEST_MINIMUM = 3;

const PARTIAL_BELOW = 0.6;

export interface ScoreOptions {
  /** How many answers it takes before anything is shown; at least {@link LOWEST_MINIMUM}, whatever is given. */
  minimum: number;
  /** How many people could have answered, where that is known. */
  invited?: number;
}

/** What a team's answers say, or `too-few`. The order of the answers makes no difference. */
export function score(survey: Survey, answers: readonly AnswerSet[], options: ScoreOptions): SurveyResult {
  const minimum = Math.max(options.minimum, LOWEST_MINIMUM);
  if (answers.length < minimum) return { outcome: 'too-few' };
  const dimensions = survey.items.map((item) => scoreItem(item, answers, minimum));
  const level = overallLevel(survey, dimensions);
  return {
    outcome: 'scored',
    answered: answers.length,
    ...response(answers.length, options.invited),
    dimensions,
    ...(level === undefined ? {} : { level }),
    leads: leads(dimensions),
  };
}

function scoreItem(item: SurveyQuestion, answers: readonly AnswerSet[], minimum: number): DimensionResult {
  const { id, dimension, foundation, countsTowardsLevel } = item;
  const base = { id, dimension, foundation, countsTowardsLevel };
  const given = answers.map((answer) => answer[id]).filter((answer) => answer !== undefined);
  const levels = given.filter((answer) => answer !== 'dont-know');
  const dontKnow = given.length - levels.length;
  const dontKnowPercent = percent(dontKnow, given.length);
  if (given.length >= minimum && dontKnow * 3 > given.length)
    return { ...base, state: 'not-enough-knowledge', n: levels.length, dontKnowPercent };
  if (levels.length < minimum) return { ...base, state: 'withheld' };
  return {
    ...base,
    state: 'known',
    n: levels.length,
    dontKnowPercent,
    median: median(levels),
    quartiles: quartiles(levels),
    agreement: agreement(levels),
    highShare: highCount(levels) / levels.length,
    ...(levels.length >= 2 * minimum ? { counts: countLevels(levels) } : {}),
  };
}

/** The median of the dimensions' medians, at most one above the lowest foundation; none if over a third are unknown. */
function overallLevel(survey: Survey, dimensions: readonly DimensionResult[]): LevelResult | undefined {
  const counting = dimensions.filter((dimension) => dimension.countsTowardsLevel);
  const known = counting.filter((dimension) => dimension.state === 'known');
  if (known.length === 0 || (counting.length - known.length) * 3 > counting.length) return undefined;
  const middle = median(known.map((dimension) => dimension.median));
  const lowest = lowestFoundation(known);
  const held = lowest !== undefined && lowest.median + 1 < middle;
  const level = held ? ((lowest.median + 1) as Level) : middle;
  const name = survey.levels[level - 1]?.name ?? '';
  return { level, name, ...(held ? { heldBackBy: lowest.id } : {}) };
}

function lowestFoundation(known: readonly KnownDimension[]): KnownDimension | undefined {
  const foundations = known.filter((dimension) => dimension.foundation);
  return foundations.sort((a, b) => a.median - b.median)[0];
}

function response(
  answered: number,
  invited: number | undefined,
): Pick<ScoredResult, 'invited' | 'responsePercent' | 'partial'> {
  if (invited === undefined) return { partial: false };
  // People may leave the channel after they answered.
  const possible = Math.max(invited, answered);
  const responsePercent = percent(answered, possible);
  return { invited: possible, responsePercent, partial: answered / possible < PARTIAL_BELOW };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}
