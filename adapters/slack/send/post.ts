import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../../../src/chat/adapter';
import type { ConversationRef } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';
import { type Address, addressOf } from '../events/payloads';
import type { SlackMessage } from '../render';
import { deliver, type Means } from './deliver';
import { deliveryMetadata } from './find-delivery';

/** What every message is posted with: Slack is to read no mentions or links into it and to show no previews. */
export const PLAINLY = {
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/**
 * Posts a reply for everybody in a conversation.
 * @param deliveryId kept with every message of the reply, so that they can be found again
 * @throws PlatformError where Slack's answer says nothing about the conversation
 */
export async function postReply(
  client: WebClient,
  to: ConversationRef,
  reply: Reply,
  means: Means,
  deliveryId?: string,
): Promise<Delivery> {
  const address = addressOf(to);
  const kept = (part: number) =>
    deliveryId === undefined ? {} : { metadata: deliveryMetadata(deliveryId, part) };
  const posted = await deliver(
    reply,
    (message, part) => postMessage(client, address, { ...message, ...kept(part) }),
    means,
    (ts) => ({ channel_id: address.channel, thread_ts: address.thread ?? ts }),
  );
  if (!Array.isArray(posted)) return posted;
  const [id = ''] = posted;
  return {
    outcome: 'delivered',
    message: { conversation: to, id, address: { ...address, messages: posted } },
  };
}

type Post = SlackMessage & { metadata?: ReturnType<typeof deliveryMetadata> };

/** Hands back the message's timestamp, which is its id in the channel. */
export async function postMessage(
  client: WebClient,
  { channel, thread }: Address,
  message: Post,
): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel,
    ...message,
    ...PLAINLY,
    ...(thread && { thread_ts: thread }),
  });
  return ts ?? '';
}
