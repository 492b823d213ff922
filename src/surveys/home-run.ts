import type { ActionEvent, FormEvent } from '../chat/event';
import type { Ballot, StoredSurvey, SurveyKey } from '../storage/survey-store';
import { readValue } from './actions';
import type { SurveysParts } from './parts';
import { type Run, readRun } from './run';

type Parts = Pick<SurveysParts, 'store' | 'chatFor'>;
type Asking = ActionEvent | FormEvent;

/**
 * The survey that a button or form is about: one of this very conversation or, where somebody talks with the advisor
 * alone, one of a conversation that the person is in. Rejects where that cannot be told now.
 */
export async function findRunFor(parts: Parts, event: Asking): Promise<Run | undefined> {
  const key = keyIn(event);
  const stored = key && (await parts.store.findSurvey(key));
  return stored && runFor(parts, event, stored);
}

/** As {@link findRunFor}, with what it takes to store answers. */
export async function findBallotFor(
  parts: Parts,
  event: Asking,
): Promise<{ run: Run; put: Ballot['put'] } | undefined> {
  const key = keyIn(event);
  const ballot = key && (await parts.store.findBallot(key));
  const run = ballot && (await runFor(parts, event, ballot.survey));
  return run && { run, put: ballot.put };
}

function keyIn({ conversation: { platform, tenant }, value }: Asking): SurveyKey | undefined {
  const id = readValue(value);
  return id === undefined ? undefined : { platform, tenant, id };
}

async function runFor(
  { chatFor }: Parts,
  { conversation, person }: Asking,
  stored: StoredSurvey,
): Promise<Run | undefined> {
  if (stored.conversation === conversation.id) return readRun(stored);
  if (conversation.kind !== 'direct') return undefined;
  const run = readRun(stored);
  const joined = await chatFor(conversation.platform)?.joinedBy(person, [run.place]);
  return joined?.length === 1 ? run : undefined;
}
