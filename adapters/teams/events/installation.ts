import type { AddedEvent, RemovedEvent } from '../../../src/chat/event';
import { baseOf } from './events';
import type { Incoming } from './payloads';

/**
 * Whether the app comes or goes with this activity. Teams tells that in two ways, and often in both: `installationUpdate`,
 * and `conversationUpdate` with the bot among the members. An upgrade (`add-upgrade`, `remove-upgrade`) is neither: nobody
 * is greeted again, and nothing is erased that cannot be brought back.
 */
export function toInstallationEvent(incoming: Incoming, now: Date): AddedEvent | RemovedEvent | undefined {
  const change = changeIn(incoming);
  if (change === undefined) return undefined;
  const base = { ...baseOf(change === 'added' ? whereToWelcome(incoming) : incoming, now), private: false };
  if (change === 'added') return { ...base, kind: 'added' };
  return { ...base, kind: 'removed', from: base.conversation.group === undefined ? 'conversation' : 'group' };
}

/** The activity as if it came from the channel that was chosen when the app was added to the team. */
function whereToWelcome(incoming: Incoming): Incoming {
  const id = incoming.channelData?.settings?.selectedChannel?.id;
  return id === undefined ? incoming : { ...incoming, conversation: { ...incoming.conversation, id } };
}

function changeIn(incoming: Incoming): 'added' | 'removed' | undefined {
  const { type, action, membersAdded, membersRemoved } = incoming;
  if (type === 'installationUpdate') return INSTALLATION.get(action?.toLowerCase() ?? '');
  if (type !== 'conversationUpdate') return undefined;
  if (hasBot(incoming, membersAdded)) return 'added';
  return hasBot(incoming, membersRemoved) ? 'removed' : undefined;
}

const INSTALLATION = new Map<string, 'added' | 'removed'>([
  ['add', 'added'],
  ['remove', 'removed'],
]);

function hasBot({ recipient }: Incoming, members: Incoming['membersAdded'] = []): boolean {
  return members.some(({ id }) => id === recipient.id);
}
