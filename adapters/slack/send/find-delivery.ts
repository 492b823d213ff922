import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ConversationRef, MessageRef } from '../../../src/chat/event';
import { toFailure, toPlatformError } from '../errors';
import type { Identity } from '../events/incoming';
import { type Address, addressOf } from '../events/payloads';
import { retryWhenRefused, type Wait } from './retry';

const EVENT_TYPE = 'ops_advisor_delivery';

/** What Slack keeps with a message of ours; `part` counts the messages of one long reply. */
export function deliveryMetadata(deliveryId: string, part: number): MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { delivery_id: deliveryId, part } };
}

const messageSchema = z.object({
  ts: z.string(),
  user: z.string().optional(),
  metadata: z
    .object({
      event_type: z.string().optional(),
      event_payload: z.object({ delivery_id: z.string().optional(), part: z.number().optional() }).optional(),
    })
    .optional(),
});
const pageSchema = z.object({
  messages: z.array(messageSchema).default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type Message = z.infer<typeof messageSchema>;

/** Slack's clock and ours need not agree. */
const CLOCK_SKEW_MS = 120_000;
const PAGE = 200;
/** More is not read: after 10,000 messages the answer is that nobody can know. */
const LONGEST_SEARCH = 50;

/**
 * Looks in what was said since then for our message with the delivery id.
 * @throws PlatformError where Slack cannot be asked now
 */
export async function findDelivery(
  client: WebClient,
  me: Identity,
  to: ConversationRef,
  { deliveryId, since, wait }: { deliveryId: string; since: Date; wait: Wait },
): Promise<MessageRef | undefined | 'unknowable'> {
  const address = addressOf(to);
  const read = reader(client, address, since);
  const found: Message[] = [];
  let cursor: string | undefined;
  try {
    for (let page = 0; page < LONGEST_SEARCH; page++) {
      const { messages, response_metadata } = await retryWhenRefused(() => read(cursor), {
        wait,
        patient: true,
      });
      found.push(...messages.filter((message) => isDelivery(message, me, deliveryId)));
      cursor = response_metadata?.next_cursor;
      if (!cursor) return toRef(to, found);
    }
  } catch (error) {
    // What is gone can be posted to no more, so it is as good as not delivered.
    if (toFailure(error)?.outcome === 'gone') return undefined;
    throw toPlatformError('searching for a delivery', error);
  }
  return toRef(to, found) ?? 'unknowable';
}

/** Answers in a thread are not part of the channel's own history. */
function reader(client: WebClient, { channel, thread }: Address, since: Date) {
  const oldest = ((since.getTime() - CLOCK_SKEW_MS) / 1000).toFixed(6);
  return async (cursor: string | undefined) => {
    const args = { channel, oldest, include_all_metadata: true, limit: PAGE, ...(cursor && { cursor }) };
    const answer =
      thread === undefined
        ? await client.conversations.history(args)
        : await client.conversations.replies({ ...args, ts: thread });
    return pageSchema.parse(answer);
  };
}

/** Other apps may write the same metadata; only our own messages count. */
function isDelivery({ metadata, user }: Message, me: Identity, deliveryId: string): boolean {
  return (
    user === me.botUserId &&
    metadata?.event_type === EVENT_TYPE &&
    metadata.event_payload?.delivery_id === deliveryId
  );
}

function toRef(conversation: ConversationRef, found: readonly Message[]): MessageRef | undefined {
  const parts = [...found].sort((a, b) => partOf(a) - partOf(b)).map(({ ts }) => ts);
  const [id] = parts;
  if (id === undefined) return undefined;
  return { conversation, id, address: { ...addressOf(conversation), messages: parts } };
}

function partOf({ metadata }: Message): number {
  return metadata?.event_payload?.part ?? 0;
}
