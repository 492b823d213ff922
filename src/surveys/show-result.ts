import type { Reply } from '../chat/reply';
import { radarChart, spreadChart } from './chart';
import { compareWithEarlier, type Wave } from './compare';
import type { SurveysParts } from './parts';
import { type ResultView, resultReply, tooFewReply } from './replies/result';
import type { ScoredResult } from './result';
import { type Run, readRun } from './run';

/** The reply that shows what came of a closed survey; charts that cannot be drawn are left out. */
export async function showResult(parts: SurveysParts, run: Run, audience: Reply['audience']): Promise<Reply> {
  if (run.result?.outcome !== 'scored') return tooFewReply(run, audience);
  const { result } = run;
  const now: Wave = { closedAt: run.endedAt ?? run.closesAt, result };
  const comparison = compareWithEarlier(now, await earlierWaves(parts, run));
  const charts = await draw(parts, run, result);
  return resultReply({ run, result, comparison, charts, sourceText: parts.sourceText, audience });
}

/** Results of the same kind, on the same subject, in the same conversation. */
async function earlierWaves({ store }: SurveysParts, run: Run): Promise<Wave[]> {
  const all = await store.listSurveys(run);
  return all
    .filter(
      ({ kind, subjectKey, state }) =>
        kind === run.kind && subjectKey === run.subjectKey && state === 'closed',
    )
    .flatMap((stored) => {
      const { result, endedAt } = readRun(stored);
      return result?.outcome === 'scored' && endedAt !== undefined ? [{ closedAt: endedAt, result }] : [];
    });
}

async function draw(
  { log }: SurveysParts,
  { survey }: Run,
  result: ScoredResult,
): Promise<ResultView['charts']> {
  try {
    return { radar: await radarChart(survey, result), spread: await spreadChart(survey, result) };
  } catch (error) {
    log.warn({ error }, 'the charts of a survey could not be drawn; its numbers are shown without them');
    return undefined;
  }
}
