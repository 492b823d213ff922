import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ConversationRef } from '../chat/event';
import type { Place } from '../storage/store';

const referenceSchema = z.object({
  platform: z.enum(['console', 'slack', 'teams']),
  tenant: z.string(),
  id: z.string(),
  kind: z.enum(['direct', 'group', 'channel']),
  address: z.unknown(),
});

/** The conversation itself, also where something was said in one of its threads: tips are for everybody in it. */
export function wholeConversation({ platform, tenant, id, kind, address }: ConversationRef): ConversationRef {
  return { platform, tenant, id, kind, address };
}

/** Where to speak, from what was stored; `undefined` where it cannot be read. */
export function readReference(stored: unknown): ConversationRef | undefined {
  return referenceSchema.safeParse(stored).data;
}

/** The key under which a conversation's tips are kept. */
export function placeOf({ platform, tenant, id }: ConversationRef): Place {
  return { platform, tenant, conversation: id };
}

/** Names the sending of a tip on one occasion: the same over all tries, in all replicas. */
export function deliveryIdOf({ platform, tenant, conversation }: Place, occasion: string): string {
  const hash = createHash('sha256').update(JSON.stringify([platform, tenant, conversation, occasion]));
  return `tip-${hash.digest('hex').slice(0, 32)}`;
}
