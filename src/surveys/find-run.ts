import type { ConversationRef } from '../chat/event';
import type { SurveyFile } from '../knowledge/survey-schema';
import type { SurveyStore } from '../storage/survey-store';
import { readValue } from './actions';
import { kindsOf } from './kinds';
import { type Run, readRun } from './run';

function placeOf({ platform, tenant, id }: ConversationRef) {
  return { platform, tenant, conversation: id };
}

/** The survey that a button or form is about, where it runs in this very conversation. */
export async function findRun(
  store: SurveyStore,
  conversation: ConversationRef,
  value: string,
): Promise<Run | undefined> {
  const id = readValue(value);
  if (id === undefined) return undefined;
  const place = placeOf(conversation);
  const stored = await store.findSurvey({ platform: place.platform, tenant: place.tenant, id });
  return stored?.conversation === place.conversation ? readRun(stored) : undefined;
}

/** The surveys of this conversation, the newest first; of the kind that the words name, where they name one. */
export async function listRuns(
  store: SurveyStore,
  files: readonly SurveyFile[],
  conversation: ConversationRef,
  words = '',
): Promise<Run[]> {
  const bases = new Set(kindsOf(files).map(({ base }) => base));
  const named = words.split(/[^a-z0-9-]+/).filter((word) => bases.has(word));
  const stored = await store.listSurveys(placeOf(conversation));
  return stored.filter(({ kind }) => named.length === 0 || named.includes(kind)).map(readRun);
}
