import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../../../src/chat/adapter';
import type { MessageRef } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';
import { messageAddressSchema } from '../events/payloads';
import type { SlackMessage } from '../render';
import { deliver, type Means } from './deliver';
import { postMessage } from './post';

/**
 * Replaces a posted reply. Where the new one takes more messages than the old one, the rest is posted; where it takes
 * fewer, what is left over is deleted.
 * @throws PlatformError where Slack's answer says nothing about the conversation
 */
export async function updateReply(
  client: WebClient,
  ref: MessageRef,
  reply: Reply,
  means: Means,
): Promise<Delivery> {
  const { messages: old, ...address } = messageAddressSchema.parse(ref.address);
  let done = 0;
  const place = async (message: SlackMessage) => {
    const ts = old[done];
    const shownAs =
      ts === undefined
        ? await postMessage(client, address, message)
        : await updateMessage(client, address.channel, ts, message);
    done += 1;
    return shownAs;
  };
  const shown = await deliver(reply, place, means);
  if (!Array.isArray(shown)) return shown;
  for (const ts of old.slice(done)) await client.chat.delete({ channel: address.channel, ts });
  return { outcome: 'delivered', message: { ...ref, address: { ...address, messages: shown } } };
}

async function updateMessage(
  client: WebClient,
  channel: string,
  ts: string,
  message: SlackMessage,
): Promise<string> {
  await client.chat.update({ channel, ts, ...message, parse: 'none', link_names: false });
  return ts;
}
