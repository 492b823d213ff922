import type { ChatEvent, ConversationRef, FormEvent } from '../chat/event';
import type { FormRefusal, Reaction, Reply } from '../chat/reply';
import { isRefusal } from './answer-form';
import { closingTime, halfWay } from './durations';
import { namedKind, surveyOf } from './kinds';
import type { Pace, SurveysParts } from './parts';
import { describePlace, zoneOf } from './place';
import { momentSpan } from './replies/promise';
import { people, tell } from './replies/words';
import { type Run, readRun } from './run';
import { LOWEST_MINIMUM } from './score';
import { readStartForm, refuse, type StartChoice, startForm } from './start-form';

/** A survey that was started, or what is said instead. */
export type Begun = { run: Run; reply: Reply } | { refused: Reply | FormRefusal };

/** The dialog that starts a survey, or why none can be started here. */
export async function offerStart(parts: SurveysParts, event: ChatEvent, words: string): Promise<Reaction> {
  const refusal = await refusalHere(parts, event.conversation);
  return refusal ?? startForm(parts.files, namedKind(parts.files, words));
}

/** Starts what the dialog says. */
export async function begin(parts: SurveysParts, pace: Pace, event: FormEvent): Promise<Begun> {
  const choice = readStartForm(parts.files, event);
  if (isRefusal(choice)) return { refused: choice };
  const refusal = await refusalHere(parts, event.conversation);
  if (refusal !== undefined) return { refused: refusal };
  const members = await membersOf(parts, event.conversation);
  if (members !== undefined && members < choice.minimum)
    return {
      refused: refuse('minimum', `Only ${people(members)} can answer here. Choose ${members} or fewer.`),
    };
  const run = await create(parts, pace, event, choice, members);
  if (run !== undefined) return { run, reply: startedReply(run) };
  const taken = `A survey of this kind is open here already. Close it first, with /ops-survey close.`;
  return { refused: refuse('kind', taken) };
}

/** A person alone is not a team. The console is spared: it has one conversation only, to show how a survey looks. */
async function refusalHere(parts: SurveysParts, place: ConversationRef): Promise<Reply | undefined> {
  if (place.platform === 'console') return undefined;
  if (place.kind === 'direct')
    return tell('A survey is for a team: start it in a channel, with /ops-survey start.');
  const facts = await describePlace(parts, place);
  if (facts?.reachable === false)
    return tell(
      'I cannot post in this channel yet. Add me to it (in Slack: /invite and my name; in Teams: add the app to the team or chat), then start the survey again.',
    );
  if (facts?.members !== undefined && facts.members < LOWEST_MINIMUM)
    return tell(
      `A survey needs at least ${LOWEST_MINIMUM} people, and there are ${facts.members} here: with fewer, everybody could tell who said what.`,
    );
  return undefined;
}

async function membersOf(parts: SurveysParts, place: ConversationRef): Promise<number | undefined> {
  if (place.platform === 'console') return undefined;
  return (await describePlace(parts, place))?.members;
}

async function create(
  parts: SurveysParts,
  pace: Pace,
  { conversation, person }: FormEvent,
  { kind, subject, duration, minimum }: StartChoice,
  members: number | undefined,
): Promise<Run | undefined> {
  const { thread: _, ...place } = conversation;
  const startedAt = parts.now();
  const closesAt = closingTime(startedAt, duration, await zoneOf(parts, conversation, person));
  const key = { platform: place.platform, tenant: place.tenant, id: parts.newId() };
  const made = await parts.store.createSurvey({
    ...key,
    conversation: place.id,
    kind: kind.base,
    subject,
    subjectKey: subject.toLowerCase(),
    starter: person.id,
    address: place,
    definition: surveyOf(parts.files, kind),
    minimum,
    members,
    startedAt,
    remindAt: halfWay(startedAt, closesAt),
    closesAt,
    // The card is posted by this process; should it end, by another one.
    dueAt: new Date(startedAt.getTime() + pace.lease),
  });
  const stored = made ? await parts.store.findSurvey(key) : undefined;
  return stored === undefined ? undefined : readRun(stored);
}

function startedReply(run: Run): Reply {
  const honest =
    run.platform === 'console'
      ? ` Here you are alone, and a result needs ${run.minimum} people: you see how a survey looks, not what comes of it.`
      : '';
  const text = `The survey has started.${honest} You can end it with /ops-survey close, or discard it with /ops-survey cancel.`;
  return tell(text, [{ text }, { text: ' Otherwise it closes ' }, momentSpan(run.closesAt), { text: '.' }]);
}
