import { z } from 'zod';
import { ASK_ACTION } from '../../../src/chat/ask';
import { truncate } from '../../shared/split-text';
import { kindOfChannel } from './command';
import type { Identity, Incoming } from './incoming';
import { plainWords } from './shortcut-text';

/** The entry in the menu of a message, as the app's manifest declares it. */
export const ASK_SHORTCUT = 'ask-ops-advisor';

/** As the value of a button; a message may be much longer. */
const LONGEST_VALUE = 1_500;

const id = z.string().regex(/^[A-Z][A-Z0-9]+$/);
const timestamp = z.string().regex(/^\d+\.\d+$/);

const shortcutSchema = z.object({
  user: z.object({ id }),
  channel: z.object({ id, name: z.string().default('') }),
  message: z.object({ text: z.string().default(''), thread_ts: timestamp.optional() }),
  trigger_id: z.string().min(1),
  action_ts: timestamp,
  response_url: z.url(),
});

/**
 * Reads the choice of {@link ASK_SHORTCUT} on a message: it asks for the form to ask, which begins with the message.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readShortcut(body: unknown, me: Identity, at: Date): Incoming {
  const { action_ts, channel, message, response_url, trigger_id, user } = shortcutSchema.parse(body);
  const thread = message.thread_ts;
  const address = { channel: channel.id, ...(thread && { thread }) };
  return {
    event: {
      kind: 'action',
      id: `${me.tenant}:${trigger_id}`,
      at: new Date(Number(action_ts) * 1000),
      conversation: {
        platform: 'slack',
        tenant: me.tenant,
        id: channel.id,
        kind: kindOfChannel(channel.id, channel.name),
        address,
        ...(thread && { thread }),
      },
      person: { id: user.id },
      private: true,
      action: ASK_ACTION,
      value: truncate(plainWords(message.text), LONGEST_VALUE),
    },
    address,
    trigger: { id: trigger_id, receivedAt: at },
    respondAt: response_url,
  };
}
