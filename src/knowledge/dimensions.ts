import type { SurveyFile } from './survey-schema';

/** What one survey item is about. */
export interface Dimension {
  /** The item's id. */
  id: string;
  /** As people read it: "Monitoring and observability". */
  name: string;
  /** The survey that it is asked in, or may be added to: `devops`, `mlops`, or one of a team's own. */
  survey: string;
}

/** DevOps before MLOps, which builds on it; a team's own surveys follow. */
const FIRST = ['devops', 'mlops'];

/** The dimensions of all surveys, in the order of the surveys and of their items; what is added comes after its survey. */
export function dimensionsOf(surveys: readonly SurveyFile[]): Dimension[] {
  const ids = surveys.filter(({ addsTo }) => addsTo === undefined).map(({ id }) => id);
  const order = [...new Set([...FIRST, ...ids.sort()])];
  return order.flatMap((survey) => [
    ...surveys.filter(({ id }) => id === survey).flatMap((file) => itemsOf(file, survey)),
    ...surveys.filter(({ addsTo }) => addsTo === survey).flatMap((file) => itemsOf(file, survey)),
  ]);
}

function itemsOf({ items }: SurveyFile, survey: string): Dimension[] {
  return items.map(({ id, dimension }) => ({ id, name: dimension, survey }));
}
