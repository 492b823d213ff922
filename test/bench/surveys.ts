import { performance } from 'node:perf_hooks';
import { radarChart } from '../../src/surveys/chart';
import type { AnswerSet } from '../../src/surveys/result';
import { score } from '../../src/surveys/score';
import type { Level } from '../../src/surveys/statistics';
import type { Survey } from '../../src/surveys/survey';
import { type BenchRow, quantile } from './row';

const PEOPLE = 1000;
const RUNS = 15;
const GOAL_MS = 150;

/** Measures a result with its radar chart from 1,000 answers: the median of several runs after the first. */
export async function benchSurveys(survey: Survey): Promise<BenchRow[]> {
  const answers = manyAnswers(survey);
  await resultWithChart(survey, answers);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await resultWithChart(survey, answers);
    times.push(performance.now() - start);
  }
  const median = quantile(times, 0.5);
  return [
    {
      what: `result and chart of ${PEOPLE} answers`,
      value: `${median.toFixed(0)} ms`,
      goal: `< ${GOAL_MS} ms`,
    },
  ];
}

async function resultWithChart(survey: Survey, answers: readonly AnswerSet[]): Promise<void> {
  const result = score(survey, answers, { minimum: 5, invited: 2 * PEOPLE });
  if (result.outcome !== 'scored') throw new Error('1,000 answers gave no result.');
  await radarChart(survey, result);
}

/** The same answers every time, spread over all levels. */
function manyAnswers(survey: Survey): AnswerSet[] {
  return Array.from({ length: PEOPLE }, (_, person) =>
    Object.fromEntries(
      survey.items.map(({ id }, item) => {
        const choice = (person * 7 + item * 3 + (person % 11)) % 6;
        return [id, choice === 0 ? ('dont-know' as const) : (choice as Level)];
      }),
    ),
  );
}
