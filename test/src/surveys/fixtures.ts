import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type SurveyFile, surveySchema } from '../../../src/knowledge/survey-schema';
import type { AnswerSet, ScoredResult } from '../../../src/surveys/result';
import { type ScoreOptions, score } from '../../../src/surveys/score';
import type { Level } from '../../../src/surveys/statistics';
import { assembleSurvey, type Survey } from '../../../src/surveys/survey';

const folder = join(__dirname, '../../../knowledge/surveys');

export const files: SurveyFile[] = ['devops', 'llm', 'mlops'].map((name) =>
  surveySchema.parse(parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'))),
);

export const devops: Survey = assembleSurvey(files, 'devops');

/** As many people as there are columns; `?` is "don't know", a blank no answer. */
export function people(survey: Survey, rows: Record<string, string>, others = '3'): AnswerSet[] {
  const count = Math.max(...Object.values(rows).map((row) => row.length));
  return Array.from({ length: count }, (_, person) =>
    Object.fromEntries(
      survey.items.flatMap(({ id }) => {
        const given = (rows[id] ?? others.repeat(count))[person] ?? ' ';
        if (given === ' ') return [];
        return [[id, given === '?' ? ('dont-know' as const) : (Number(given) as Level)]];
      }),
    ),
  );
}

export function scored(survey: Survey, answers: readonly AnswerSet[], options: ScoreOptions): ScoredResult {
  const result = score(survey, answers, options);
  if (result.outcome !== 'scored') throw new Error('Expected a result, got too few answers.');
  return result;
}

/** A result with every kind of dimension in it. */
export function variedResult(survey: Survey = devops): ScoredResult {
  const rows: Record<string, string> = {
    'version-control': '445445445',
    'build-and-test': '333333433',
    deployment: '223323322',
    recovery: '111155512',
    infrastructure: '432143243',
    monitoring: '2?2???2?3',
    security: '12 221 21',
    independence: '222222222',
    learning: '555555545',
    'self-service': '334353433',
  };
  return scored(survey, people(survey, rows), { minimum: 8, invited: 12 });
}
