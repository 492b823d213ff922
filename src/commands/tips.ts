import { DateTime } from 'luxon';
import { AppError } from '../errors';
import type { TipStore, TipSubscription } from '../storage/tip-store';
import { placeOf, readReference } from '../tips/conversation';
import type { Schedule } from '../tips/due';
import { lastWeekDone, shownTips } from '../tips/history';
import { type PreviewedTip, previewTips } from '../tips/preview';
import { scheduleText, topicsText } from '../tips/schedule-words';
import type { TipsKnowledge, TipsParts } from '../tips/tips-parts';

export interface PreviewOptions {
  /** `slack/T0123/C0123`: platform, tenant, channel. Without one, a new channel is assumed. */
  channel?: string | undefined;
  /** 1 to 104 */
  weeks: number;
  now: Date;
}

export interface PreviewParts {
  knowledge: TipsKnowledge;
  store: TipStore;
  standingOf: TipsParts['standingOf'];
}

const NEW_CHANNEL: Schedule = { weekday: 1, hour: 9, minute: 0, timeZone: 'UTC' };

/**
 * Prints what a channel would get in the coming weeks, and why.
 * @throws AppError where the channel is not named rightly, or has no weekly tips
 */
export async function runTipsPreview(
  parts: PreviewParts,
  { channel, now, weeks }: PreviewOptions,
  print: (line: string) => void,
): Promise<void> {
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 104) throw badWeeks(weeks);
  const subscription = channel === undefined ? undefined : await find(parts, channel);
  const schedule = subscription === undefined ? NEW_CHANNEL : (subscription as Schedule);
  const { done, situation } = await situationOf(parts, subscription);
  print(`${channel ?? 'A new channel'}: ${scheduleText(schedule)}, on ${topicsText(situation.topics)}`);
  const tips = previewTips(situation, schedule, { from: now, weeks, done });
  for (const tip of tips) for (const line of linesOf(tip, schedule.timeZone)) print(line);
}

async function find({ store }: PreviewParts, channel: string): Promise<TipSubscription> {
  const [platform = '', tenant = '', ...rest] = channel.split('/');
  const conversation = rest.join('/');
  if (conversation === '') throw badChannel(channel);
  const found = await store.findTipSubscription({ platform, tenant, conversation });
  if (found === undefined) throw noTips(channel);
  return found;
}

async function situationOf(
  { knowledge, standingOf, store }: PreviewParts,
  subscription: TipSubscription | undefined,
) {
  const { tips, dimensions } = knowledge;
  const to = subscription === undefined ? undefined : readReference(subscription.reference);
  const base = { tips, dimensions, topics: subscription?.topics ?? [] };
  if (to === undefined) return { situation: { ...base, history: [], votes: [] }, done: '' };
  const place = placeOf(to);
  const [deliveries, votes, standing] = await Promise.all([
    store.listTipDeliveries(place),
    store.countTipVotes(place),
    standingOf(to),
  ]);
  return {
    situation: { ...base, history: shownTips(deliveries), votes, standing },
    done: lastWeekDone(deliveries),
  };
}

function linesOf({ dimension, level, occurrence, reason, title }: PreviewedTip, timeZone: string): string[] {
  const local = DateTime.fromJSDate(occurrence.at, { zone: timeZone }).setLocale('en-GB');
  const when = `${occurrence.week}  ${local.toFormat('ccc d LLL yyyy HH:mm')}`;
  return [`${when}  ${title} (${dimension}, level ${level})`, `          ${reason}`];
}

function badWeeks(weeks: number): AppError {
  return new AppError(`A preview of ${weeks} weeks cannot be made`, {
    code: 'tips/preview-weeks',
    tip: 'Give --weeks a whole number from 1 to 104.',
  });
}

function badChannel(channel: string): AppError {
  return new AppError(`"${channel}" does not name a channel`, {
    code: 'tips/preview-channel',
    tip: 'Write platform, workspace and channel, for example: --channel slack/T0123ABCD/C0123ABCD',
  });
}

function noTips(channel: string): AppError {
  return new AppError(`There are no weekly tips in ${channel}`, {
    code: 'tips/preview-none',
    tip: 'Order them there first, or leave out --channel to see what a new channel would get.',
  });
}
