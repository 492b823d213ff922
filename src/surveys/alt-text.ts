import { MARKS, STATE_WORDS } from './chart-style';
import type { DimensionResult, ScoredResult } from './result';
import type { Survey } from './survey';

/** Slack takes 2,000 characters. */
const LONGEST = 1900;

/** What the radar chart shows, in words. */
export function radarAltText(survey: Survey, result: ScoredResult): string {
  const level = result.level;
  const where = level === undefined ? 'no overall level' : `level ${level.level} of 5, ${level.name}`;
  return altText(`Radar chart of the ${survey.title}: ${where}.`, result, medianInWords);
}

/** What the chart of spread shows, in words. */
export function spreadAltText(survey: Survey, result: ScoredResult): string {
  return altText(`Bar chart of how far answers to the ${survey.title} lie apart.`, result, spreadInWords);
}

function altText(
  opening: string,
  { dimensions }: ScoredResult,
  inWords: (dimension: DimensionResult) => string,
): string {
  const lines = dimensions.map((dimension) => `${dimension.dimension}: ${inWords(dimension)}`);
  const text = `${opening} Levels from 1 to 5. ${lines.join('; ')}.`;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function medianInWords(dimension: DimensionResult): string {
  if (dimension.state !== 'known') return STATE_WORDS[dimension.state];
  return `${dimension.median}, ${MARKS[dimension.agreement].word}`;
}

function spreadInWords(dimension: DimensionResult): string {
  if (dimension.state !== 'known') return STATE_WORDS[dimension.state];
  const [low, high] = dimension.quartiles;
  const { word } = MARKS[dimension.agreement];
  return low === high ? `mostly ${low}, ${word}` : `${low} to ${high}, ${word}`;
}
