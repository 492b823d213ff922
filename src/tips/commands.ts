import type { Reaction } from '../chat/reply';
import { chooseFor } from './choose-for';
import { nextDue, type Schedule } from './due';
import { guide, orderTips } from './order';
import type { TipsCommand } from './parse-schedule';
import { inUtc } from './replies/moment';
import { announce, CHANGE, SET_UP, SHOW_NOW, tell } from './replies/plain';
import { statusReply } from './replies/status-reply';
import { tipReply } from './replies/tip-reply';
import type { TipsRequest } from './request';
import { topicsText } from './schedule-words';
import type { TipsParts } from './tips-parts';

const NONE_HERE = 'There are no weekly tips here.';

/** Does what somebody wants of the tips. What changes for everybody is said to everybody. */
export function runCommand(parts: TipsParts, request: TipsRequest, command: TipsCommand): Promise<Reaction> {
  switch (command.kind) {
    case 'form':
      return guide(parts, request);
    case 'on':
      return orderTips(parts, request, command);
    case 'off':
      return stop(parts, request);
    case 'status':
      return status(parts, request);
    case 'now':
      return show(parts, request);
    case 'skip':
      return skip(parts, request);
    case 'topics':
      return choose(parts, request, command.topics);
    case 'misread':
      return Promise.resolve(tell({ text: `${command.message} ${command.tip}` }));
  }
}

/** @param lead said first, where the question had no direct answer */
export async function status(
  { knowledge, store }: TipsParts,
  { place }: TipsRequest,
  lead?: string,
): Promise<Reaction> {
  const [subscription, deliveries] = await Promise.all([
    store.findTipSubscription(place),
    store.listTipDeliveries(place),
  ]);
  return statusReply(subscription, deliveries.at(-1), knowledge.tips, lead);
}

async function stop({ store }: TipsParts, { place }: TipsRequest): Promise<Reaction> {
  if (!(await store.removeTipSubscription(place))) return tell({ text: NONE_HERE, buttons: [SET_UP] });
  return announce({ text: 'The weekly tips have been stopped here. No more will come.', buttons: [SET_UP] });
}

/** A tip out of turn; it counts as sent, so that the channel does not get it again. */
async function show(parts: TipsParts, { conversation, id, person, place }: TipsRequest): Promise<Reaction> {
  const { knowledge, now, store } = parts;
  const [subscription, deliveries] = await Promise.all([
    store.findTipSubscription(place),
    store.listTipDeliveries(place),
  ]);
  const choice = await chooseFor(parts, conversation, subscription?.topics ?? [], deliveries);
  if (choice === undefined) return tell({ text: 'There are no tips in my knowledge base.' });
  const { reason, tip } = choice;
  const own = conversation.kind === 'direct' ? { person: person.id } : {};
  const moment = { dueAt: now(), at: now() };
  await store.recordTipDelivery(place, {
    occasion: `asked:${id}`,
    tip: tip.id,
    reason,
    state: 'sent',
    ...moment,
    ...own,
  });
  return tipReply(tip, reason, knowledge.sources);
}

async function skip({ now, store }: TipsParts, { place }: TipsRequest): Promise<Reaction> {
  const subscription = await store.findTipSubscription(place);
  if (subscription === undefined) return tell({ text: NONE_HERE, buttons: [SET_UP] });
  const { next, person, ...order } = subscription;
  const skipped = {
    occasion: next.week,
    reason: '',
    state: 'skipped',
    dueAt: next.at,
    at: now(),
    person,
  } as const;
  if (!(await store.recordTipDelivery(place, skipped))) {
    return tell({
      text: 'The tip of this week is already on its way; the one after it can be skipped then.',
    });
  }
  const { at } = nextDue(order as Schedule, now(), next.week);
  await store.saveTipSubscription(place, subscription, nextDue(order as Schedule, now(), next.week), now());
  const rich = [
    { text: 'The tip of ' },
    { text: inUtc(next.at), at: next.at },
    { text: ' is skipped. The next one comes at ' },
    { text: inUtc(at), at },
    { text: '.' },
  ];
  return announce({ text: rich.map(({ text }) => text).join(''), rich, buttons: [CHANGE] });
}

async function choose(
  { now, store }: TipsParts,
  { place }: TipsRequest,
  topics: readonly string[],
): Promise<Reaction> {
  const subscription = await store.findTipSubscription(place);
  if (subscription === undefined) {
    return tell({
      text: `${NONE_HERE} Order them first, and then choose subjects.`,
      buttons: [SET_UP, SHOW_NOW],
    });
  }
  await store.saveTipSubscription(place, { ...subscription, topics }, subscription.next, now());
  return announce({ text: `From now on, the weekly tips are on ${topicsText(topics)}.`, buttons: [CHANGE] });
}
