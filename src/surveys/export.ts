import { stringify } from 'csv-stringify/sync';
import { nextSteps } from './next-steps';
import type { DimensionResult, ScoredResult } from './result';
import type { Survey } from './survey';

/** A closed survey with its result. The type keeps one without a result from being exported. */
export interface ExportInput {
  survey: Survey;
  /** The service or model that the survey was about, as the team calls it. */
  subject: string;
  closedAt: Date;
  result: ScoredResult;
}

/** Aggregates as CSV, one line a dimension, for spreadsheets: with a byte order mark, and no cell is a formula. */
export function exportCsv(input: ExportInput): string {
  return stringify(rows(input), {
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

/** Aggregates as JSON. */
export function exportJson({ survey, subject, closedAt, result }: ExportInput): string {
  const { outcome: _, dimensions, ...rest } = result;
  const document = {
    survey: { id: survey.id, title: survey.title, subject, closedAt: closedAt.toISOString() },
    ...rest,
    dimensions: dimensions.map(published),
    nextSteps: nextSteps(survey, result),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The share at 4 and 5 would tell the counts where these are held back. */
function published(dimension: DimensionResult): object {
  if (dimension.state !== 'known') return dimension;
  const { highShare: _, ...shown } = dimension;
  return shown;
}

function rows({ survey, subject, closedAt, result }: ExportInput): Record<string, string | number>[] {
  return result.dimensions.map((dimension) => ({
    survey: survey.title,
    subject,
    closed: closedAt.toISOString(),
    answered: result.answered,
    level: result.level?.level ?? '',
    item: dimension.id,
    dimension: dimension.dimension,
    foundation: dimension.foundation ? 'yes' : 'no',
    state: dimension.state,
    ...numbers(dimension),
  }));
}

function numbers(dimension: DimensionResult): Record<string, string | number> {
  const known = dimension.state === 'known' ? dimension : undefined;
  const told = dimension.state === 'withheld' ? undefined : dimension;
  return {
    n: told?.n ?? '',
    dont_know_percent: told?.dontKnowPercent ?? '',
    median: known?.median ?? '',
    lower_quartile: known?.quartiles[0] ?? '',
    upper_quartile: known?.quartiles[1] ?? '',
    agreement: known?.agreement ?? '',
    ...Object.fromEntries(
      [1, 2, 3, 4, 5].map((level) => [`level_${level}`, known?.counts?.[level - 1] ?? '']),
    ),
  };
}
