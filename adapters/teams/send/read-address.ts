import type { ConversationReference } from 'botbuilder';
import type { ConversationRef, MessageRef } from '../../../src/chat/event';
import { PlatformError } from '../../../src/errors';
import { inThreadOf } from '../events/conversation';
import { type Address, addressSchema, messageAddressSchema } from '../events/payloads';

/**
 * Where to speak, from a conversation that may have been stored for months: in its own thread, or in none. What is meant
 * for a whole channel may have been ordered in a thread, which the address still names.
 * @throws PlatformError where it was not stored by this adapter, or names a service that is not trusted any more
 */
export function readAddress(to: ConversationRef, isTrusted: (url: string) => boolean): ConversationReference {
  const { data } = addressSchema.safeParse(to.address);
  if (!data) throw unreadable('conversation', to.id);
  if (isTrusted(data.serviceUrl)) return inThread(data, to.thread);
  throw new PlatformError(
    `The Teams conversation "${to.id}" is at the service ${data.serviceUrl}, which is not trusted.`,
    {
      code: 'teams/untrusted-service',
      tip: 'Put the host on the list of service URLs if it belongs to Microsoft or to you.',
    },
  );
}

function inThread(address: Address, thread: string | undefined): ConversationReference {
  const { conversation } = address;
  const id = inThreadOf(conversation.id, thread);
  return { ...address, conversation: { ...conversation, id } } as ConversationReference;
}

/** The activities that a message of ours consists of. @throws PlatformError where it is no message of this adapter */
export function readActivityIds(message: MessageRef): string[] {
  const { data } = messageAddressSchema.safeParse(message.address);
  if (!data) throw unreadable('message', message.id);
  return data.activityIds;
}

function unreadable(what: string, id: string): PlatformError {
  return new PlatformError(`The address of the Teams ${what} "${id}" cannot be read.`, {
    code: 'teams/unreadable-address',
    tip: 'Hand back the reference exactly as the adapter gave it.',
  });
}
