import type { ActionEvent, FormEvent } from '../chat/event';
import { readValue } from './actions';
import { findRun } from './find-run';
import type { SurveysParts } from './parts';
import { type Run, readRun } from './run';

/**
 * The survey that a button or form is about: one of this very conversation or, where somebody talks with the advisor
 * alone, one of a conversation that the person is in. Rejects where that cannot be told now.
 */
export async function findRunFor(
  parts: Pick<SurveysParts, 'store' | 'chatFor'>,
  { conversation, person, value }: ActionEvent | FormEvent,
): Promise<Run | undefined> {
  const here = await findRun(parts.store, conversation, value);
  const id = readValue(value);
  if (here !== undefined || id === undefined || conversation.kind !== 'direct') return here;
  const { platform, tenant } = conversation;
  const stored = await parts.store.findSurvey({ platform, tenant, id });
  if (stored === undefined) return undefined;
  const run = readRun(stored);
  const joined = await parts.chatFor(platform)?.joinedBy(person, [run.place]);
  return joined?.length === 1 ? run : undefined;
}
