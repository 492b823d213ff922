import type { ChatAdapter } from '../chat/adapter';
import type { ConversationRef } from '../chat/event';
import type { Reply } from '../chat/reply';
import type { ClaimedTip } from '../storage/tip-store';
import type { TipsParts } from './tips-parts';

interface Ending {
  claimed: ClaimedTip;
  claimant: string;
  chat: ChatAdapter;
  to: ConversationRef;
}

/** Ends the tips of a conversation that cannot be reached any more, and tells the person who ordered them. */
export async function endSubscription(
  { store, log }: Pick<TipsParts, 'store' | 'log'>,
  ending: Ending,
  reason: string,
): Promise<void> {
  const { claimed, claimant, to } = ending;
  if (!(await store.endTipSubscription(claimed.place, claimant))) return;
  const { platform, tenant, id } = to;
  log.info({ platform, tenant, conversation: id, reason }, 'the weekly tips of a conversation have ended');
  // The order has ended already: a note that fails is not worth more than a line in the log.
  await tellOrderer(ending).catch((error: unknown) =>
    log.warn({ platform, tenant, err: error }, 'who ordered tips could not be told that they ended'),
  );
}

async function tellOrderer({ claimed, chat, to }: Ending): Promise<void> {
  if (claimed.setBy === undefined || to.kind === 'direct') return;
  const direct = await chat.directWith(to, { id: claimed.setBy });
  if (direct === undefined) return;
  const { name } = await chat.describe(to).catch(() => ({ name: undefined }));
  await chat.send(direct, endedReply(name));
}

function endedReply(name: string | undefined): Reply {
  const place = name === undefined ? 'a channel' : `"${name}"`;
  const text =
    `The weekly tips that you ordered for ${place} have ended: I cannot post there any more. Either it was archived ` +
    'or deleted, or I was removed from it. To have tips there again, add me and order them anew.';
  return { text, blocks: [{ type: 'text', text }], audience: 'conversation' };
}
