import type { ConversationRef } from '../chat/event';
import type { SurveyFile } from '../knowledge/survey-schema';
import type { SurveyStore } from '../storage/survey-store';
import { listRuns } from '../surveys/find-run';
import type { Standing } from './situation';

/** What the latest closed survey of a conversation found; `undefined` where none has a result. */
export async function standingOf(
  store: SurveyStore,
  files: readonly SurveyFile[],
  conversation: ConversationRef,
): Promise<Standing | undefined> {
  const [latest] = (await listRuns(store, files, conversation)).filter(
    ({ result }) => result?.outcome === 'scored',
  );
  if (latest?.result?.outcome !== 'scored' || latest.endedAt === undefined) return undefined;
  const medians = latest.result.dimensions.flatMap((dimension) =>
    dimension.state === 'known' ? [{ dimension: dimension.id, median: dimension.median }] : [],
  );
  return { closedOn: latest.endedAt.toISOString().slice(0, 10), medians };
}
