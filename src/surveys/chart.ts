import { radarAltText, spreadAltText } from './alt-text';
import { RADAR_SIZE, radarOption } from './radar-option';
import { renderChart } from './render-chart';
import type { ScoredResult } from './result';
import { spreadOption, spreadSize } from './spread-option';
import type { Survey } from './survey';

export interface Chart {
  /** At most 1,024 by 1,024 pixels, well below 1 MB. */
  png: Buffer;
  /** The same in words, for those who do not see it; at most 1,900 characters. */
  altText: string;
}

/** The medians as a radar chart. */
export async function radarChart(survey: Survey, result: ScoredResult): Promise<Chart> {
  const png = await renderChart(radarOption(survey, result), RADAR_SIZE);
  return { png, altText: radarAltText(survey, result) };
}

/** How far the answers lie apart, as a bar per dimension. */
export async function spreadChart(survey: Survey, result: ScoredResult): Promise<Chart> {
  const png = await renderChart(spreadOption(survey, result), spreadSize(result));
  return { png, altText: spreadAltText(survey, result) };
}
