import type { HomeEvent } from '../chat/event';
import type { Block } from '../chat/reply';
import { StorageError } from '../errors';
import type { StoredSurvey } from '../storage/survey-store';
import { homeBlocks, MOST_SHOWN } from './home-blocks';
import type { SurveysParts } from './parts';
import { keyOf, type Run, readRun } from './run';
import { conversationSchema } from './run-codec';

/**
 * What a person's own page shows of the surveys in the conversations that the person is in, and of no others: the open
 * ones and the latest results. Whether the person has answered is not among it: pages are kept by their platform.
 * Rejects where the conversations cannot be told now.
 */
export async function surveysHome(parts: SurveysParts, event: HomeEvent): Promise<Block[]> {
  const names = await joinedPlaces(parts, event);
  const stored = await parts.store.listCurrentSurveys(event.conversation, [...names.keys()]);
  const runs = stored.flatMap((one) => readable(parts, one));
  const shown = (run: Run) => ({ run, where: names.get(run.conversation) });
  const open = runs.filter(({ state }) => state === 'open').map(shown);
  const counted = open.slice(0, MOST_SHOWN).map(async (one) => ({
    ...one,
    answered: await parts.store.countSurveyAnswers(keyOf(one.run)),
  }));
  const closed = runs.filter(({ state }) => state === 'closed').map(shown);
  return homeBlocks({ open: await Promise.all(counted), unshown: open.length - counted.length, closed });
}

/** The names of the person's conversations with surveys, as far as they have one, by their ids. */
async function joinedPlaces(
  { store, chatFor }: SurveysParts,
  { conversation, person }: HomeEvent,
): Promise<Map<string, string | undefined>> {
  const places = (await store.listSurveyPlaces(conversation)).flatMap(
    ({ address }) => conversationSchema.safeParse(address).data ?? [],
  );
  const joined = (await chatFor(conversation.platform)?.joinedBy(person, places)) ?? [];
  return new Map(joined.map((one) => [one.conversation.id, one.name]));
}

/** One survey that cannot be read does not keep the others from the page. */
function readable({ log }: SurveysParts, stored: StoredSurvey): Run[] {
  try {
    return [readRun(stored)];
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.warn({ error, survey: stored.id }, 'a survey could not be read, and is left out of a page');
    return [];
  }
}
