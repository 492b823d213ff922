import type { RespondArguments } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { answerDeliveryId } from '../../../src/chat/delivery-id';
import type { Log } from '../../../src/chat/log';
import type { Reply } from '../../../src/chat/reply';
import type { Failure } from '../errors';
import type { Identity, Incoming } from '../events/incoming';
import type { SlackMessage } from '../render';
import { LIMITS } from '../render/limits';
import { directWith } from '../send/conversations';
import { deliver, type Means, type Send } from '../send/deliver';
import { PLAINLY, postReply } from '../send/post';

/** Posts through the `response_url` of a command or a button, which works where the bot is not a member. */
export type Respond = (message: RespondArguments) => Promise<unknown>;

export interface AnswerTools extends Omit<Means, 'patient'> {
  client: WebClient;
  me: Identity;
  log: Log;
}

/**
 * Says a reply where it belongs: to everybody in the conversation, or to the person alone.
 * @param respond undefined for messages, which have no `response_url`
 * @throws PlatformError where Slack does not take it
 */
export async function answer(
  tools: AnswerTools,
  incoming: Incoming,
  reply: Reply,
  respond?: Respond,
): Promise<void> {
  if (incoming.say !== undefined) return incoming.say(reply);
  const tried = isForAll(incoming, reply)
    ? await answerAll(tools, incoming, reply, respond)
    : await answerPerson(tools, incoming, reply, respond);
  const hasOtherWay = tried?.outcome === 'gone' && incoming.event.kind === 'form';
  const failure = hasOtherWay ? await answerDirectly(tools, incoming, reply) : tried;
  if (failure)
    tools.log.warn({ outcome: failure.outcome, reason: failure.reason }, 'Slack did not take an answer');
}

/** Nobody else reads a direct message, and there an answer to a message should stay. */
function isForAll({ event }: Incoming, reply: Reply): boolean {
  return reply.audience === 'conversation' || (event.conversation.kind === 'direct' && !event.private);
}

async function answerAll(
  tools: AnswerTools,
  incoming: Incoming,
  reply: Reply,
  respond?: Respond,
): Promise<Failure | undefined> {
  const means = { ...tools, patient: true };
  const { event } = incoming;
  const id = answerDeliveryId(event);
  const delivery = await postReply(tools.client, event.conversation, reply, means, id);
  if (delivery.outcome === 'delivered') return undefined;
  if (delivery.outcome !== 'gone' || respond === undefined) return delivery;
  const failure = await send(tools, reply, responder(incoming, respond, 'in_channel'));
  return failure ?? explainAbsence(tools, incoming, respond);
}

/** A reply is out, but the bot will not see what is said to it. */
async function explainAbsence(
  { me }: AnswerTools,
  { event }: Incoming,
  respond: Respond,
): Promise<undefined> {
  if (event.conversation.kind === 'direct') return;
  const text = `I am not in this channel, so I cannot read replies here. To let me in, type: /invite @${me.botName}`;
  await respond({ response_type: 'ephemeral', replace_original: false, text });
}

async function answerPerson(
  tools: AnswerTools,
  incoming: Incoming,
  reply: Reply,
  respond?: Respond,
): Promise<Failure | undefined> {
  const whisper = whisperer(tools.client, incoming);
  if (respond === undefined || !incoming.event.private) return send(tools, reply, whisper);
  const limited = responder(incoming, respond, 'ephemeral');
  let tried = 0;
  return send(tools, reply, async (message, part) => {
    tried += 1;
    return tried <= LIMITS.responses ? limited(message, part) : whisper(message, part);
  });
}

/** A form may have been opened where the bot is not, and has no `response_url`. */
async function answerDirectly(
  tools: AnswerTools,
  { event }: Incoming,
  reply: Reply,
): Promise<Failure | undefined> {
  const { client, wait } = tools;
  const direct = await directWith(client, event.conversation, event.person, wait);
  if (direct === undefined) return { outcome: 'gone', reason: 'no direct message' };
  const delivery = await postReply(client, direct, reply, { ...tools, patient: true });
  return delivery.outcome === 'delivered' ? undefined : delivery;
}

async function send(tools: AnswerTools, reply: Reply, way: Send): Promise<Failure | undefined> {
  const sent = await deliver(reply, way, { ...tools, patient: true });
  return Array.isArray(sent) ? undefined : sent;
}

function responder({ address }: Incoming, respond: Respond, type: 'ephemeral' | 'in_channel'): Send {
  const place = address.thread === undefined ? {} : { thread_ts: address.thread };
  return async (message: SlackMessage) => {
    await respond({ ...message, ...PLAINLY, ...place, response_type: type, replace_original: false });
    return '';
  };
}

function whisperer(client: WebClient, { address, event }: Incoming): Send {
  const { channel, thread } = address;
  const place = { channel, user: event.person.id, ...(thread && { thread_ts: thread }) };
  return async (message) => {
    const { message_ts } = await client.chat.postEphemeral({
      ...place,
      ...message,
      parse: 'none',
      link_names: false,
    });
    return message_ts ?? '';
  };
}
