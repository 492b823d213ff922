import type { HomeEvent } from '../chat/event';
import type { Block, Button, RichText } from '../chat/reply';
import type { PlacedSubscription } from '../storage/tip-store';
import { readReference } from './conversation';
import type { Schedule } from './due';
import { inUtc } from './replies/moment';
import { CHANGE, SET_UP } from './replies/plain';
import { scheduleText } from './schedule-words';
import type { TipsParts } from './tips-parts';

interface Ordered {
  subscription: PlacedSubscription;
  /** Where the tips come, in words. */
  where: string;
}

/** So many are shown. */
const MOST_SHOWN = 10;

const NONE = 'No weekly tips come to your channels. Order them in a channel, with /ops-tips.';
const HOW_TO_CHANGE = 'What a channel gets is changed there, with /ops-tips.';

/**
 * What a person's own page shows of the weekly tips: those of the conversations that the person is in, and of no
 * others. Rejects where these cannot be told now.
 */
export async function tipsHome(parts: TipsParts, event: HomeEvent): Promise<Block[]> {
  const ordered = await orderedFor(parts, event);
  const isOwn = ordered.some(({ subscription: { place } }) => place.conversation === event.conversation.id);
  const soonest = ordered.toSorted(
    (a, b) => a.subscription.next.at.getTime() - b.subscription.next.at.getTime(),
  );
  const more = ordered.length - MOST_SHOWN;
  return [
    { type: 'heading', text: 'Weekly tips' },
    ...(ordered.length === 0
      ? [{ type: 'text', text: NONE } as const]
      : [{ type: 'list', items: soonest.slice(0, MOST_SHOWN).map(item) } as const]),
    ...(ordered.length === 0 ? [] : [{ type: 'note', text: HOW_TO_CHANGE } as const]),
    ...(more > 0 ? [{ type: 'note', text: `${more} more channels get tips.` } as const] : []),
    { type: 'buttons', buttons: [ownButton(isOwn)] },
  ];
}

async function orderedFor(
  { store, chatFor }: TipsParts,
  { conversation, person }: HomeEvent,
): Promise<Ordered[]> {
  const subscriptions = await store.listTipSubscriptions(conversation);
  const places = subscriptions.flatMap(({ reference }) => readReference(reference) ?? []);
  const joined = (await chatFor(conversation.platform)?.joinedBy(person, places)) ?? [];
  return joined.flatMap(({ conversation: { id, kind }, name }) => {
    const subscription = subscriptions.find(({ place }) => place.conversation === id);
    if (subscription === undefined) return [];
    return [{ subscription, where: kind === 'direct' ? 'To you alone' : (name ?? 'In a group of yours') }];
  });
}

function item({ subscription, where }: Ordered): RichText {
  const { at } = subscription.next;
  return [
    { text: where, bold: true },
    { text: `: ${scheduleText(subscription as Schedule)}. The next one: ` },
    { text: inUtc(at), at },
    { text: '.' },
  ];
}

/** Pressed on a person's own page, it is about the talk with that person alone. */
function ownButton(isOwn: boolean): Button {
  return isOwn
    ? { ...CHANGE, label: 'Change the tips to me alone' }
    : { label: 'Send weekly tips to me alone', action: SET_UP.action, value: SET_UP.value };
}
