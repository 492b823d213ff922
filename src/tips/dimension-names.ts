import type { SurveyFile } from '../knowledge/survey-schema';

/** What the survey items are about, by their id in lower case, as tips name them. */
export function dimensionNames(surveys: readonly SurveyFile[]): ReadonlyMap<string, string> {
  return new Map(
    surveys.flatMap(({ items }) => items.map(({ id, dimension }) => [id.toLowerCase(), dimension])),
  );
}
