import { z } from 'zod';
import type { ConversationRef, RemovedEvent } from '../../../src/chat/event';
import type { Identity, Incoming } from './incoming';

const id = z.string().regex(/^[A-Z][A-Z0-9]+$/);
const timestamp = z.string().regex(/^\d+\.\d+$/);

const joinedSchema = z.object({
  user: id,
  channel: id,
  event_ts: timestamp,
  /** Who invited; absent where somebody joined alone. */
  inviter: id.optional(),
});

const leftSchema = z.object({ channel: id, event_ts: timestamp, actor_id: id.optional() });

/**
 * Reads a `member_joined_channel` event. Undefined where somebody else joined.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readJoined(event: unknown, me: Identity): Incoming | undefined {
  const { channel, event_ts, inviter, user } = joinedSchema.parse(event);
  if (user !== me.botUserId) return undefined;
  const conversation = channelIn(me.tenant, channel);
  return {
    event: {
      kind: 'added',
      id: `${me.tenant}:joined:${channel}:${event_ts}`,
      at: dateOf(event_ts),
      conversation,
      person: { id: inviter ?? '' },
      private: false,
    },
    address: { channel },
  };
}

/**
 * Reads a `channel_left` or `group_left` event, which tells the bot alone that it is out.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readLeft(event: unknown, me: Identity): RemovedEvent {
  const { actor_id, channel, event_ts } = leftSchema.parse(event);
  return {
    kind: 'removed',
    id: `${me.tenant}:left:${channel}:${event_ts}`,
    at: dateOf(event_ts),
    conversation: channelIn(me.tenant, channel),
    person: { id: actor_id ?? '' },
    private: false,
    from: 'conversation',
  };
}

function channelIn(tenant: string, channel: string): ConversationRef {
  return { platform: 'slack', tenant, id: channel, kind: 'channel', address: { channel } };
}

function dateOf(timestamp: string): Date {
  return new Date(Number(timestamp) * 1000);
}
