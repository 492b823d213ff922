import { FORGOTTEN } from '../advisor/questions';
import type { Delivery } from '../chat/adapter';
import type { ActionEvent, ConversationRef, FormEvent, Person } from '../chat/event';
import type { Reaction, Reply } from '../chat/reply';
import { type Asking, askForm, MOST_AN_HOUR, readAskForm } from './ask-form';
import { hashOf } from './keep-question';
import { type FeedbackParts, ownerOf } from './parts';
import { inWords, type PersonChannel, personChannelOf } from './person-channel';
import { tell } from './replies/say';
import { answerOf } from './vote';

const HOUR_MS = 60 * 60 * 1000;
const NOBODY =
  'No channel is chosen in which people answer, so nothing was sent. An admin can choose one with /ops-help ask-a-person here.';

/** Shows what would be asked, and where, for the person to change and to confirm. */
export async function offerToAsk(parts: FeedbackParts, event: ActionEvent): Promise<Reaction> {
  const before = await answerOf(parts, event);
  if (before === undefined) return tell({ text: FORGOTTEN });
  const channel = await channelFor(parts, event.conversation);
  if (channel === undefined) return tell({ text: NOBODY });
  const name = await personName(parts, event);
  return askForm({ question: before.question, channel: inWords(channel), name });
}

/** Posts what was confirmed, and tells how that went. */
export async function askPerson(parts: FeedbackParts, event: FormEvent): Promise<Reaction> {
  const asking = readAskForm(event.fields);
  if ('type' in asking) return asking;
  const channel = await channelFor(parts, event.conversation);
  if (channel === undefined) return tell({ text: NOBODY });
  const name = asking.isNamed ? await personName(parts, event) : undefined;
  if (asking.isNamed && name === undefined)
    return tell({
      text: 'I could not find out your name, so nothing was sent. Please try again, or without it.',
    });
  if (!(await isAllowed(parts, event)))
    return tell({
      text: `You have asked ${MOST_AN_HOUR} times within this hour. Please try again in the next one.`,
    });
  const delivery = await post(parts, channel, asking, name);
  return tell({ text: told(delivery, inWords(channel), name) });
}

async function channelFor(
  { store }: FeedbackParts,
  conversation: ConversationRef,
): Promise<PersonChannel | undefined> {
  const owner = ownerOf(conversation);
  return personChannelOf(await store.findFeedbackSettings(owner), owner);
}

/** Takes one of the places that the person has in this hour; only a hash is kept, as long as ids of events are. */
async function isAllowed(
  { now, store }: FeedbackParts,
  { conversation, person }: { conversation: ConversationRef; person: Person },
): Promise<boolean> {
  const hour = Math.floor(now().getTime() / HOUR_MS);
  for (let place = 1; place <= MOST_AN_HOUR; place += 1) {
    const id = `asked:${hashOf(conversation.tenant, person.id, String(hour), String(place))}`;
    if (await store.claimEvent(ownerOf(conversation), id, now())) return true;
  }
  return false;
}

async function personName(
  { chatFor, log }: FeedbackParts,
  { conversation, person }: { conversation: ConversationRef; person: Person },
): Promise<string | undefined> {
  try {
    return await chatFor(conversation.platform)?.nameOf?.(conversation, person);
  } catch (error) {
    log.warn({ err: error, platform: conversation.platform }, 'the name of a person could not be looked up');
    return undefined;
  }
}

async function post(
  { chatFor, log }: FeedbackParts,
  channel: ConversationRef,
  asking: Asking,
  name: string | undefined,
): Promise<Delivery> {
  const failed = { outcome: 'unknown', reason: 'no answer' } as const;
  try {
    const delivery = (await chatFor(channel.platform)?.send(channel, posted(asking, name))) ?? failed;
    if (delivery.outcome !== 'delivered')
      log.warn({ platform: channel.platform, outcome: delivery.outcome }, 'a question was not passed on');
    return delivery;
  } catch (error) {
    log.error({ err: error, platform: channel.platform }, 'a question was not passed on');
    return failed;
  }
}

function posted({ question }: Asking, name: string | undefined): Reply {
  const who = `${name ?? 'Somebody'} asks the people here:`;
  return {
    text: `${who} ${question}`,
    blocks: [
      { type: 'text', text: [{ text: who, bold: true }] },
      { type: 'text', text: question },
      {
        type: 'note',
        text:
          name === undefined
            ? 'Sent with "Ask a person", without a name. I cannot pass on an answer: whoever asked reads it here.'
            : 'Sent with "Ask a person".',
      },
    ],
    audience: 'conversation',
  };
}

function told(delivery: Delivery, channel: string, name: string | undefined): string {
  switch (delivery.outcome) {
    case 'delivered':
      return `Your question is in ${channel} now, ${name === undefined ? 'without your name' : 'with your name'}. Look there for answers.`;
    case 'gone':
      return `I cannot post in ${channel} any more, so nothing was sent. An admin can choose another channel with /ops-help ask-a-person here.`;
    case 'refused':
      return `Nothing can be posted in ${channel} right now, so nothing was sent. Please try again in ${minutes(delivery.retryAfterMs)}.`;
    case 'unknown':
      return `I do not know whether your question has arrived in ${channel}. Please look there before you send it again.`;
  }
}

function minutes(ms: number): string {
  const count = Math.max(1, Math.ceil(ms / 60_000));
  return count === 1 ? 'a minute' : `${count} minutes`;
}
