import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../../src/chat/adapter';
import type { ConversationRef } from '../../src/chat/event';
import type { Reply } from '../../src/chat/reply';
import { deliver, type Pace } from './deliver';
import { type Address, addressSchema } from './payloads';
import type { SlackMessage } from './render';

/** What every message is posted with: Slack is to read no mentions or links into it and to show no previews. */
export const PLAINLY = {
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/**
 * Posts a reply for everybody in a conversation.
 * @throws PlatformError where Slack's answer says nothing about the conversation
 */
export async function postReply(
  client: WebClient,
  to: ConversationRef,
  reply: Reply,
  pace: Pace,
): Promise<Delivery> {
  const address = addressSchema.parse(to.address);
  const posted = await deliver(reply, (message) => postMessage(client, address, message), pace);
  if (!Array.isArray(posted)) return posted;
  const [id = ''] = posted;
  return {
    outcome: 'delivered',
    message: { conversation: to, id, address: { ...address, messages: posted } },
  };
}

/** Hands back the message's timestamp, which is its id in the channel. */
export async function postMessage(
  client: WebClient,
  { channel, thread }: Address,
  message: SlackMessage,
): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel,
    ...message,
    ...PLAINLY,
    ...(thread && { thread_ts: thread }),
  });
  return ts ?? '';
}
