import { storableRecord } from '../storable';
import type { Owner, Place } from '../store';
import type { ClaimedTip, TipClaim, TipDelivery, TipStore, TipVoteCounts } from '../tip-store';
import { tipVoter } from '../tip-voter';
import { keyOf } from './rows';
import { conversationKey, conversationOf, type SubscriptionRow, type TipRows } from './tip-rows';

type Part<K extends keyof TipStore> = Pick<TipStore, K>;

function ownerKey({ platform, tenant }: Owner): string {
  return keyOf(platform, tenant);
}

function isOpen({ state }: TipDelivery): boolean {
  return state === 'sending' || state === 'waiting';
}

function toSubscription({
  place,
  claimableAt,
  claimedBy,
  attempts,
  savedAt,
  ...subscription
}: SubscriptionRow) {
  return subscription;
}

function held({ subscriptions }: TipRows, place: Place, claimant: string): SubscriptionRow | undefined {
  const row = subscriptions.get(conversationKey(place));
  return row?.claimedBy === claimant ? row : undefined;
}

function orders({
  subscriptions,
}: TipRows): Part<
  'saveTipSubscription' | 'findTipSubscription' | 'listTipSubscriptions' | 'removeTipSubscription'
> {
  return {
    saveTipSubscription: async (place, order, next, savedAt) => {
      const claim = { claimableAt: next.at, claimedBy: undefined, attempts: 0, savedAt };
      const clean = { ...order, reference: storableRecord(order.reference) };
      subscriptions.set(conversationKey(place), { ...clean, next, place: conversationOf(place), ...claim });
    },
    findTipSubscription: async (place) => {
      const row = subscriptions.get(conversationKey(place));
      return row === undefined ? undefined : toSubscription(row);
    },
    listTipSubscriptions: async (owner) =>
      [...subscriptions.values()]
        .filter(({ place }) => ownerKey(place) === ownerKey(owner))
        .sort((a, b) => (a.place.conversation < b.place.conversation ? -1 : 1))
        .map((row) => ({ ...toSubscription(row), place: row.place })),
    removeTipSubscription: async (place) => subscriptions.delete(conversationKey(place)),
  };
}

/** The tips of each owner that are due, those of the owner first that has waited longest. */
function dueByOwner({ subscriptions }: TipRows, { now, platforms, without }: TipClaim): SubscriptionRow[][] {
  const left = new Set(without.map(ownerKey));
  const due = [...subscriptions.values()].filter(
    ({ place, claimableAt }) =>
      claimableAt <= now && platforms.includes(place.platform) && !left.has(ownerKey(place)),
  );
  const owners = new Map<string, SubscriptionRow[]>();
  for (const row of due.sort((a, b) => a.claimableAt.getTime() - b.claimableAt.getTime())) {
    owners.set(ownerKey(row.place), [...(owners.get(ownerKey(row.place)) ?? []), row]);
  }
  return [...owners.values()];
}

function claims(
  rows: TipRows,
): Part<
  'claimDueTips' | 'renewTipClaims' | 'releaseTip' | 'postponeTips' | 'endTipSubscription' | 'advanceTip'
> {
  const { subscriptions } = rows;
  return {
    claimDueTips: async (claim) => {
      const taken = dueByOwner(rows, claim)
        .slice(0, claim.owners)
        .flatMap((due) => due.slice(0, claim.perOwner));
      for (const row of taken) Object.assign(row, { claimedBy: claim.claimant, claimableAt: claim.until });
      return taken.map(
        (row): ClaimedTip => ({ ...toSubscription(row), place: row.place, attempts: row.attempts }),
      );
    },
    renewTipClaims: async (claimants, until) => {
      const mine = [...subscriptions.values()].filter(({ claimedBy = '' }) => claimants.includes(claimedBy));
      for (const row of mine) row.claimableAt = until;
      return mine.length;
    },
    releaseTip: async (place, claimant, notBefore, tried) => {
      const row = held(rows, place, claimant);
      if (row === undefined) return;
      Object.assign(row, { claimedBy: undefined, claimableAt: notBefore });
      if (tried) row.attempts += 1;
    },
    postponeTips: async (owner, now, until) => {
      for (const row of subscriptions.values()) {
        const unheld = row.claimedBy === undefined || row.claimableAt < now;
        const due = row.next.at <= now && row.claimableAt < until;
        if (ownerKey(row.place) === ownerKey(owner) && unheld && due) row.claimableAt = until;
      }
    },
    endTipSubscription: async (place, claimant) =>
      held(rows, place, claimant) !== undefined && subscriptions.delete(conversationKey(place)),
    advanceTip: async (place, claimant, next) => {
      const row = held(rows, place, claimant);
      if (row !== undefined)
        Object.assign(row, { next, claimableAt: next.at, claimedBy: undefined, attempts: 0 });
    },
  };
}

function sendings(
  rows: TipRows,
): Part<'beginTipDelivery' | 'settleTipDelivery' | 'recordTipDelivery' | 'listTipDeliveries'> {
  const { deliveries } = rows;
  return {
    beginTipDelivery: async (place, claimant, delivery) => {
      const key = conversationKey(place, delivery.occasion);
      const row = deliveries.get(key);
      if (held(rows, place, claimant) === undefined) return false;
      if (row !== undefined && !isOpen(row)) return false;
      deliveries.set(key, { ...row, ...delivery, state: 'sending', place: conversationOf(place) });
      return true;
    },
    settleTipDelivery: async (place, occasion, state, at) => {
      const row = deliveries.get(conversationKey(place, occasion));
      if (row !== undefined && isOpen(row)) Object.assign(row, { state, at });
    },
    recordTipDelivery: async (place, delivery) => {
      const key = conversationKey(place, delivery.occasion);
      if (deliveries.has(key)) return false;
      deliveries.set(key, { ...delivery, place: conversationOf(place) });
      return true;
    },
    listTipDeliveries: async (wanted) =>
      [...deliveries.values()]
        .filter(({ place }) => conversationKey(place) === conversationKey(wanted))
        .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.occasion < b.occasion ? -1 : 1))
        .map(({ place, ...delivery }) => delivery),
  };
}

function votes({ votes: cast }: TipRows): Part<'saveTipVote' | 'countTipVotes'> {
  return {
    saveTipVote: async (place, { tip, person, opinion, more }, savedAt) => {
      const voter = tipVoter(place, tip, person);
      const key = conversationKey(place, tip, voter);
      const before = cast.get(key);
      cast.set(key, {
        ...{ place: conversationOf(place), tip, voter, savedAt },
        opinion: opinion ?? before?.opinion,
        more: more ?? before?.more ?? false,
      });
    },
    countTipVotes: async (wanted) => {
      const counts = new Map<string, TipVoteCounts>();
      for (const { place, tip, opinion, more } of cast.values()) {
        if (conversationKey(place) !== conversationKey(wanted)) continue;
        const count = counts.get(tip) ?? { tip, up: 0, down: 0, moreLikeThis: 0 };
        if (opinion !== undefined) count[opinion] += 1;
        if (more) count.moreLikeThis += 1;
        counts.set(tip, count);
      }
      return [...counts.values()].sort((a, b) => (a.tip < b.tip ? -1 : 1));
    },
  };
}

/** Weekly tips in this process. */
export function memoryTips(rows: TipRows): TipStore {
  return { ...orders(rows), ...claims(rows), ...sendings(rows), ...votes(rows) };
}
