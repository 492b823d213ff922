import type { ConversationRef } from '../../../src/chat/event';
import type { Address, Incoming } from './payloads';

const KINDS = { personal: 'direct', groupChat: 'group', channel: 'channel' } as const;
/** A channel's thread is named behind the conversation id: `19:abc@thread.tacv2;messageid=1700000000000`. */
const THREAD = /;messageid=(\d+)$/;

/** Where an activity was said. `tenant` is empty where Teams names none. */
export function conversationOf(incoming: Incoming): ConversationRef {
  const { conversation, channelData } = incoming;
  const thread = THREAD.exec(conversation.id)?.[1];
  const kind = KINDS[conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal')];
  const team = kind === 'channel' ? channelData?.team?.id : undefined;
  return {
    platform: 'teams',
    tenant: channelData?.tenant?.id ?? conversation.tenantId ?? '',
    id: conversation.id.replace(THREAD, ''),
    kind,
    address: addressOf(incoming),
    ...(thread === undefined ? {} : { thread }),
    ...(team === undefined ? {} : { group: team }),
  };
}

/** The id under which Teams knows a thread of a conversation, or the conversation itself where there is none. */
export function inThreadOf(id: string, thread: string | undefined): string {
  const whole = id.replace(THREAD, '');
  return thread === undefined ? whole : `${whole};messageid=${thread}`;
}

function addressOf({ serviceUrl, recipient, from, conversation }: Incoming): Address {
  return { serviceUrl, channelId: 'msteams', bot: recipient, user: from, conversation };
}
