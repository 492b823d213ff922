import { z } from 'zod';
import type { ConversationRef } from '../../../src/chat/event';

/** What is read of the payloads that Slack delivers; all else in them is ignored. */

const id = z.string().regex(/^[A-Z][A-Z0-9]+$/);
const timestamp = z.string().regex(/^\d+\.\d+$/);

/** Enough to tell whether a message is a person's own words at all. */
export const messageOriginSchema = z.object({
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  hidden: z.boolean().optional(),
});

export const messageSchema = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: id,
  channel_type: z.enum(['channel', 'group', 'im', 'mpim', 'app_home']).optional(),
  user: id,
  text: z.string().default(''),
  ts: timestamp,
  thread_ts: timestamp.optional(),
});

export const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  channel_id: id,
  channel_name: z.string().default(''),
  user_id: id,
  trigger_id: z.string().min(1),
});

export const actionSchema = z.object({
  user: z.object({ id }),
  trigger_id: z.string().min(1),
  channel: z.object({ id, name: z.string().default('') }),
  container: z.object({
    message_ts: timestamp,
    thread_ts: timestamp.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.object({ thread_ts: timestamp.optional() }).optional(),
  actions: z
    .array(z.object({ action_id: z.string(), value: z.string().default(''), action_ts: timestamp }))
    .min(1),
});

const input = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

export const submissionSchema = z.object({
  user: z.object({ id }),
  team: z.object({ id }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: z.boolean().default(false),
  view: z.object({
    id: z.string().min(1),
    hash: z.string().min(1),
    callback_id: z.string(),
    private_metadata: z.string(),
    app_installed_team_id: id.nullish(),
    blocks: z.array(z.object({ block_id: z.string(), label: z.object({ text: z.string() }).optional() })),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
});

/** `ConversationRef.address` */
export const addressSchema = z.object({ channel: id, thread: timestamp.optional() });
export type Address = z.infer<typeof addressSchema>;

/**
 * Where to speak. The thread is the conversation's own: what is meant for a whole channel may have been ordered in a
 * thread, which the address still names.
 * @throws ZodError where the conversation is not one of this adapter
 */
export function addressOf({ address, thread }: ConversationRef): Address {
  const { channel } = addressSchema.parse(address);
  return addressSchema.parse({ channel, ...(thread !== undefined && { thread }) });
}

/** `MessageRef.address`: a long reply is several messages. */
export const messageAddressSchema = addressSchema.extend({ messages: z.array(timestamp).min(1) });
