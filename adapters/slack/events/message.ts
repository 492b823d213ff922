import type { z } from 'zod';
import type { ConversationRef } from '../../../src/chat/event';
import type { Identity, Incoming } from './incoming';
import { mentions, mentionsAnyone, removeMention } from './mentions';
import { messageOriginSchema, messageSchema } from './payloads';

/** A person's words come with no subtype, with a file, or as a reply that is also shown in the channel. */
const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * Reads an `app_mention` or `message` event. Undefined where it is nobody's words (edits, joins, bots) or not meant
 * for the bot.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readMessage(event: unknown, me: Identity): Incoming | undefined {
  const { subtype, bot_id, hidden } = messageOriginSchema.parse(event);
  if (!SPOKEN.has(subtype) || bot_id || hidden) return undefined;
  const message = messageSchema.parse(event);
  if (message.user === me.botUserId || isEmptyUpload(message, subtype)) return undefined;
  return isForBot(message, me) ? toIncoming(message, me) : undefined;
}

type Message = z.infer<typeof messageSchema>;

function isEmptyUpload({ text }: Message, subtype: string | undefined): boolean {
  return subtype === 'file_share' && text.trim() === '';
}

/** Every word in a direct message, every mention, and what is said in a thread without calling on somebody else. */
function isForBot(message: Message, me: Identity): boolean {
  if (isAddressed(message, me)) return true;
  return message.thread_ts !== undefined && !mentionsAnyone(message.text);
}

function isAddressed(message: Message, me: Identity): boolean {
  return (
    message.type === 'app_mention' || kindOf(message) === 'direct' || mentions(message.text, me.botUserId)
  );
}

function toIncoming(message: Message, me: Identity): Incoming {
  const { channel, ts, user } = message;
  const kind = kindOf(message);
  const thread = kind === 'direct' ? message.thread_ts : (message.thread_ts ?? ts);
  const address = thread === undefined ? { channel } : { channel, thread };
  const addressed = isAddressed(message, me);
  return {
    event: {
      kind: 'message',
      // A mention arrives both as app_mention and as message, under two event ids, but it is one thing that was said.
      id: `${me.tenant}:${channel}:${ts}`,
      at: new Date(Number(ts) * 1000),
      conversation: {
        platform: 'slack',
        tenant: me.tenant,
        id: channel,
        kind,
        address,
        ...(thread && { thread }),
      },
      person: { id: user },
      private: false,
      text: removeMention(message.text, me.botUserId),
      addressed,
    },
    address,
    ...(addressed && { reactTo: ts }),
  };
}

function kindOf({ channel, channel_type }: Message): ConversationRef['kind'] {
  if (channel_type === 'mpim') return 'group';
  return channel_type === 'im' || channel_type === 'app_home' || channel.startsWith('D')
    ? 'direct'
    : 'channel';
}
