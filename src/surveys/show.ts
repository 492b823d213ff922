import type { ChatEvent, RefreshEvent } from '../chat/event';
import type { Reply } from '../chat/reply';
import { ACTIONS } from './actions';
import { findRun, listRuns } from './find-run';
import type { SurveysParts } from './parts';
import { cardReply, endedCardReply } from './replies/card';
import { exportReply } from './replies/export';
import { historyReply, type OpenRun, statusReply } from './replies/overview';
import { closesSpans } from './replies/promise';
import { tell } from './replies/words';
import { keyOf, nameOf, type Run } from './run';
import { showResult } from './show-result';

/** What is open here; where nothing is, how to start. */
export async function showStatus(parts: SurveysParts, event: ChatEvent, words = ''): Promise<Reply> {
  const open = (await listRuns(parts.store, parts.files, event.conversation, words)).filter(isOpen);
  if (open.length === 0) return nothingOpen();
  return statusReply(await Promise.all(open.map((run) => openRun(parts, event, run))));
}

async function openRun({ store }: SurveysParts, { person }: ChatEvent, run: Run): Promise<OpenRun> {
  return { run, answered: await store.countSurveyAnswers(keyOf(run)), mayEnd: run.starter === person.id };
}

/** No survey is open here, with a button that starts one. */
export function nothingOpen(): Reply {
  const text = 'No survey is open here.';
  const button = { label: 'Start a survey', action: ACTIONS.start, value: '', style: 'primary' as const };
  return {
    text,
    blocks: [
      { type: 'text', text },
      { type: 'buttons', buttons: [button] },
    ],
    audience: 'person',
  };
}

/** The newest result here. Nothing is shown before a survey has closed. */
export async function showNewest(parts: SurveysParts, event: ChatEvent, words: string): Promise<Reply> {
  const runs = await listRuns(parts.store, parts.files, event.conversation, words);
  const closed = runs.find(isClosed);
  if (closed !== undefined) return showResult(parts, closed, audienceOf(event));
  const open = runs.find(isOpen);
  return open === undefined ? noResult() : notYet(open);
}

/** What a button on a card or in the history asks for. */
export function showOne(parts: SurveysParts, event: ChatEvent, run: Run | undefined): Promise<Reply> {
  if (run === undefined) return Promise.resolve(unknownRun());
  if (run.state === 'open') return Promise.resolve(notYet(run));
  if (run.state === 'cancelled')
    return Promise.resolve(tell(`The ${nameOf(run)} was cancelled, so there is no result.`));
  return showResult(parts, run, audienceOf(event));
}

/** The card of a survey of this conversation, as it is now; `undefined` where there is none (any more). */
export async function showCard(
  { store }: SurveysParts,
  { action, conversation, value }: RefreshEvent,
): Promise<Reply | undefined> {
  const run = action === ACTIONS.refresh ? await findRun(store, conversation, value) : undefined;
  if (run === undefined) return undefined;
  if (run.state !== 'open') return endedCardReply(run);
  return cardReply(run, await store.countSurveyAnswers(keyOf(run)));
}

/** All that was closed here. */
export async function showHistory(parts: SurveysParts, event: ChatEvent, words: string): Promise<Reply> {
  return historyReply((await listRuns(parts.store, parts.files, event.conversation, words)).filter(isClosed));
}

/** The numbers of the newest result, for the one who asked. */
export async function showExport(parts: SurveysParts, event: ChatEvent, words: string): Promise<Reply> {
  const runs = await listRuns(parts.store, parts.files, event.conversation, words);
  const found = runs.filter(isClosed).find(({ result }) => result?.outcome === 'scored');
  if (found?.result?.outcome !== 'scored') return noResult();
  const { survey, subject, result, endedAt, closesAt } = found;
  const format = words.includes('json') ? 'json' : 'csv';
  return exportReply({ survey, subject, closedAt: endedAt ?? closesAt, result }, format);
}

/** A survey that is not here: a button of another conversation, or of one that was erased. */
export function unknownRun(): Reply {
  return tell('I do not know this survey any more. /ops-survey status shows what is open here.');
}

/** The minimum is part of the promise. */
export function minimumReply(): Reply {
  return tell(
    'The minimum of answers cannot be changed once a survey has started: people answered relying on it. You can cancel the survey and start a new one.',
  );
}

function notYet(run: Run): Reply {
  const text = `The ${nameOf(run)} is still open. Nothing is shown before it closes, not even to whoever started it.`;
  return tell(text, [{ text }, { text: ' It closes ' }, ...closesSpans(run.closesAt), { text: '.' }]);
}

function noResult(): Reply {
  return tell('There is no result here yet. Start a survey with /ops-survey start.');
}

function isOpen({ state }: Run): boolean {
  return state === 'open';
}

function isClosed({ state }: Run): boolean {
  return state === 'closed';
}

function audienceOf(event: ChatEvent): Reply['audience'] {
  return event.private ? 'person' : 'conversation';
}
