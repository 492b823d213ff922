import type { PageMessage } from '../../page-protocol';
import type { TenantState } from '../../teams/tenant-state';

/** How many messages are shown; older ones stay where they are. */
const SHOWN = 600;

export function messagesOnPage(
  { messages }: TenantState,
  outside: (card: unknown) => unknown,
): Omit<PageMessage, 'traced'>[] {
  const shown = messages.filter(({ deleted }) => !deleted).slice(-SHOWN);
  return shown.map(({ at, by = '', card, conversationId, edits, from, id, summary, text, thread }) => ({
    id,
    conversation: conversationId,
    from: from === 'bot' ? 'advisor' : by,
    at: at.toISOString(),
    text: text ?? summary ?? '',
    edited: edits > 0,
    reactions: {},
    ...(thread !== undefined && thread !== id && { thread }),
    ...(card !== undefined && { card: outside(card) }),
  }));
}
