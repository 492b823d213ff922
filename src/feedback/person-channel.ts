import { z } from 'zod';
import type { ConversationRef } from '../chat/event';
import type { FeedbackSettings } from '../storage/feedback-store';
import type { Owner } from '../storage/store';

const referenceSchema = z.object({
  platform: z.enum(['console', 'slack', 'teams']),
  tenant: z.string(),
  id: z.string(),
  kind: z.enum(['direct', 'group', 'channel']),
  address: z.unknown(),
  /** What it was called when it was chosen, where the platform told. */
  name: z.string().optional(),
});

/** Where people answer. */
export interface PersonChannel extends ConversationRef {
  name?: string | undefined;
}

/** The conversation itself, also where something was said in one of its threads. */
export function wholeConversation({ address, id, kind, platform, tenant }: ConversationRef): ConversationRef {
  return { platform, tenant, id, kind, address };
}

/** Where people answer, of this very workspace; `undefined` where nobody does. */
export function personChannelOf(
  { personChannel }: FeedbackSettings,
  owner: Owner,
): PersonChannel | undefined {
  const channel = referenceSchema.safeParse(personChannel).data;
  return channel?.platform === owner.platform && channel.tenant === owner.tenant ? channel : undefined;
}

/** The channel for the middle of a sentence. */
export function inWords({ name }: PersonChannel): string {
  return name === undefined ? 'the channel where people answer' : `the channel "${name}"`;
}
