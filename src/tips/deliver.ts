import type { ChatAdapter, Delivery } from '../chat/adapter';
import type { ConversationRef } from '../chat/event';
import { PlatformError } from '../errors';
import type { ClaimedTip, TipDelivery, TipState } from '../storage/tip-store';
import { chooseFor } from './choose-for';
import { deliveryIdOf, readReference } from './conversation';
import { nextDue, type Schedule } from './due';
import { endSubscription } from './end-subscription';
import { isSettled, weekBefore } from './history';
import { remarksOn } from './replies/remarks';
import { tipReply } from './replies/tip-reply';
import { LATEST_MS, timeliness } from './timeliness';
import type { Pace, TipsParts } from './tips-parts';

/** A claim on a tip, and who holds it. */
export interface Job {
  claimed: ClaimedTip;
  claimant: string;
  chat: ChatAdapter;
}

/** Where a job is in its conversation. */
interface Work extends Job {
  to: ConversationRef;
  deliveries: readonly TipDelivery[];
  /** What is known of this occasion from an earlier try. */
  earlier: TipDelivery | undefined;
}

/** Nothing may be sent to the whole workspace before `until`. */
export interface WorkspacePause {
  until: Date;
}

type Parts = TipsParts & { pace: Pick<Pace, 'settleMs'> };

/** A platform that refuses for reasons of its own (a token, a permission) is asked again after this long. */
const REFUSED_MS = 60_000;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;
/** Clocks of platforms and of ours differ. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Brings one tip as far as it can be brought now: sent, left out, or given back for a later try. What was noted before
 * posting says after any interruption where to go on, so that nothing is posted twice.
 */
export async function deliverTip(parts: Parts, job: Job): Promise<WorkspacePause | undefined> {
  const { claimed } = job;
  const to = readReference(claimed.reference);
  const deliveries = await parts.store.listTipDeliveries(claimed.place);
  const earlier = deliveries.find(({ occasion }) => occasion === claimed.next.week);
  if (to === undefined) return unreadable(parts, job);
  const work = { ...job, to, deliveries, earlier };
  if (earlier !== undefined && isSettled(earlier)) return goOn(parts, job);
  if (earlier?.state === 'sending') return resolve(parts, work, earlier);
  return post(parts, work);
}

/** An earlier try has no known end: it is looked for before anything is sent. */
async function resolve(parts: Parts, work: Work, { at }: TipDelivery): Promise<WorkspacePause | undefined> {
  const { claimed, claimant, chat, to } = work;
  const visibleAt = new Date(at.getTime() + parts.pace.settleMs);
  if (visibleAt > parts.now()) {
    await parts.store.releaseTip(claimed.place, claimant, visibleAt, false);
    return undefined;
  }
  const id = deliveryIdOf(claimed.place, claimed.next.week);
  const since = new Date(claimed.next.at.getTime() - CLOCK_SKEW_MS);
  const found = await chat.findDelivery(to, id, since).catch((error: unknown) => {
    parts.log.warn({ ...where(work), err: error }, 'whether a tip was posted could not be looked up');
    return 'failed' as const;
  });
  if (found === 'failed') return lookAgain(parts, work);
  if (found === undefined) return post(parts, work);
  // Where the platform cannot be asked, a tip that is missing does less harm than one that comes twice.
  return finish(parts, work, found === 'unknowable' ? 'unconfirmed' : 'sent');
}

async function lookAgain(parts: Parts, work: Work): Promise<WorkspacePause | undefined> {
  if (timeliness(work.claimed.next, parts.now()) === 'missed') return finish(parts, work, 'unconfirmed');
  return giveBack(parts, work, REFUSED_MS);
}

async function post(parts: Parts, work: Work): Promise<WorkspacePause | undefined> {
  const { claimed, claimant, chat, to, deliveries, earlier } = work;
  const { place, next } = claimed;
  if (timeliness(next, parts.now()) === 'missed') return finish(parts, work, 'missed');
  const choice =
    (await chosenBefore(parts, earlier)) ?? (await chooseFor(parts, to, claimed.topics, deliveries));
  if (choice === undefined) return finish(parts, work, 'missed');
  const { tip, reason } = choice;
  const noted = {
    occasion: next.week,
    tip: tip.id,
    reason,
    dueAt: next.at,
    at: parts.now(),
    person: claimed.person,
  };
  if (!(await parts.store.beginTipDelivery(place, claimant, noted))) return undefined;
  const remarks = remarksOn(next, weekBefore(deliveries, next.week), parts.now());
  const reply = tipReply(tip, reason, parts.knowledge.sources, remarks);
  const sent = await chat.send(to, reply, { deliveryId: deliveryIdOf(place, next.week) }).catch(asOutcome);
  return settle(parts, work, sent);
}

/** The tip of an earlier try, so that no two tries show different ones. */
async function chosenBefore({ knowledge }: Parts, earlier: TipDelivery | undefined) {
  const tip = knowledge.tips.find(({ id }) => id === earlier?.tip);
  return tip === undefined || earlier === undefined ? undefined : { tip, reason: earlier.reason };
}

/** What a rejection says: a platform that refused has posted nothing; of anything else, nobody knows. */
function asOutcome(error: unknown): Exclude<Delivery, { outcome: 'delivered' | 'gone' }> {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof PlatformError) return { outcome: 'refused', reason, retryAfterMs: REFUSED_MS };
  return { outcome: 'unknown', reason };
}

async function settle(parts: Parts, work: Work, sent: Delivery): Promise<WorkspacePause | undefined> {
  const { store, log } = parts;
  const { place, next } = work.claimed;
  if (sent.outcome === 'delivered') return finish(parts, work, 'sent');
  log.warn({ ...where(work), outcome: sent.outcome, reason: sent.reason }, 'a tip was not taken');
  if (sent.outcome === 'gone') {
    await store.settleTipDelivery(place, next.week, 'missed', parts.now());
    await endSubscription(parts, work, sent.reason);
    return undefined;
  }
  if (sent.outcome === 'unknown') {
    await store.releaseTip(place, work.claimant, later(parts, parts.pace.settleMs), true);
    return undefined;
  }
  await store.settleTipDelivery(place, next.week, 'waiting', parts.now());
  return giveBack(parts, work, sent.retryAfterMs);
}

/** Tried again when the platform allows it, later and later; the whole workspace waits as long as it asked for. */
async function giveBack(
  parts: Parts,
  { claimed, claimant }: Job,
  retryAfterMs: number,
): Promise<WorkspacePause> {
  const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** claimed.attempts);
  const pauseMs = Math.max(retryAfterMs, backoff) * (1 + parts.random() / 5);
  await parts.store.releaseTip(claimed.place, claimant, later(parts, pauseMs), true);
  return { until: later(parts, retryAfterMs) };
}

async function finish(parts: Parts, work: Work, state: TipState): Promise<undefined> {
  const { place, next, person } = work.claimed;
  const at = parts.now();
  if (work.earlier === undefined && state === 'missed') {
    await parts.store.recordTipDelivery(place, {
      occasion: next.week,
      reason: '',
      state,
      dueAt: next.at,
      at,
      person,
    });
  }
  await parts.store.settleTipDelivery(place, next.week, state, at);
  const behindMs = at.getTime() - next.at.getTime();
  parts.log.info({ ...where(work), week: next.week, state, behindMs }, 'the tip of a week has its end');
  return goOn(parts, work);
}

/** To the next week whose tip would not come too late. */
async function goOn({ store, now }: Parts, { claimed, claimant }: Job): Promise<undefined> {
  const { place, next } = claimed;
  const earliest = Math.max(next.at.getTime(), now().getTime() - LATEST_MS);
  await store.advanceTip(place, claimant, nextDue(scheduleOf(claimed), new Date(earliest), next.week));
}

async function unreadable({ store, log }: Parts, { claimed, claimant }: Job): Promise<undefined> {
  log.error({ ...claimed.place }, 'a subscription to tips names no conversation and is removed');
  await store.endTipSubscription(claimed.place, claimant);
}

function scheduleOf({ weekday, hour, minute, timeZone }: ClaimedTip): Schedule {
  return { weekday: weekday as Schedule['weekday'], hour, minute, timeZone };
}

function later({ now }: Parts, ms: number): Date {
  return new Date(now().getTime() + ms);
}

function where({ claimed }: Job): Record<string, unknown> {
  const { platform, tenant, conversation } = claimed.place;
  return { platform, tenant, conversation };
}
