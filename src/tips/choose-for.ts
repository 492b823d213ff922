import type { ConversationRef } from '../chat/event';
import type { TipDelivery } from '../storage/tip-store';
import { type Choice, chooseTip } from './choose';
import { placeOf } from './conversation';
import { shownTips } from './history';
import type { TipsParts } from './tips-parts';

/** The tip that a conversation gets next, after these deliveries; `undefined` where there are no tips at all. */
export async function chooseFor(
  { knowledge, standingOf, store }: Pick<TipsParts, 'knowledge' | 'standingOf' | 'store'>,
  conversation: ConversationRef,
  topics: readonly string[],
  deliveries: readonly TipDelivery[],
): Promise<Choice | undefined> {
  const [standing, votes] = await Promise.all([
    standingOf(conversation),
    store.countTipVotes(placeOf(conversation)),
  ]);
  const { tips, dimensions } = knowledge;
  return chooseTip({ tips, dimensions, history: shownTips(deliveries), standing, votes, topics });
}
