import type { Owner, Place } from './store';

/** One sending of a weekly tip: its moment, and the ISO week that names it (`2026-W48`). */
export interface TipOccurrence {
  at: Date;
  week: string;
}

/** What somebody ordered for a conversation. */
export interface TipOrder {
  /** JSON that only the tips read: where to speak. */
  reference: unknown;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
  /** IANA name */
  timeZone: string;
  /** None means all. */
  topics: readonly string[];
  /** Who is told when the tips end by themselves; absent once that person's data was erased. */
  setBy?: string | undefined;
  /** Whose direct conversation it is; absent in a group or a channel. */
  person?: string | undefined;
}

export interface TipSubscription extends TipOrder {
  next: TipOccurrence;
}

/** A subscription, and the conversation that it is for. */
export interface PlacedSubscription extends TipSubscription {
  place: Place;
}

/** A subscription whose time has come, held by one replica. */
export interface ClaimedTip extends PlacedSubscription {
  /** How often this occurrence was tried before without an end. */
  attempts: number;
}

/** Which due tips one replica takes. */
export interface TipClaim {
  /** Names who claims; used once, and by nobody else. */
  claimant: string;
  platforms: readonly string[];
  now: Date;
  /** When the claims end by themselves, unless they are renewed: a killed replica holds nothing for longer. */
  until: Date;
  /** At most so many workspaces, those not counted that are left out. */
  owners: number;
  /** At most so many tips of each. */
  perOwner: number;
  without: readonly Owner[];
}

/**
 * Where a delivery stands. `sending`: it may have been posted or not. `waiting`: certainly not yet posted.
 * The others are final. `unconfirmed`: it may have been posted, and will not be sent again.
 */
export type TipState = 'sending' | 'waiting' | 'sent' | 'unconfirmed' | 'skipped' | 'missed';

/** What became of a tip on one occasion. */
export interface TipDelivery {
  /** The ISO week, or what else made the tip come. A conversation has one delivery for an occasion. */
  occasion: string;
  /** Absent where there was none: skipped or missed before one was chosen. */
  tip?: string | undefined;
  /** Why this one, as its readers were told. */
  reason: string;
  state: TipState;
  dueAt: Date;
  /** When the state was noted last. */
  at: Date;
  /** As in {@link TipOrder}. */
  person?: string | undefined;
}

/** What one person thinks of a tip; what is absent stays as it was. */
export interface TipVote {
  tip: string;
  person: string;
  opinion?: 'up' | 'down' | undefined;
  more?: boolean | undefined;
}

/** How many people pressed each button below a tip. */
export interface TipVoteCounts {
  tip: string;
  up: number;
  down: number;
  moreLikeThis: number;
}

/** How long what was sent, and the votes on it, are kept: longer than all tips take to come round. */
export const TIP_HISTORY_MS = 3 * 365 * 24 * 60 * 60 * 1000;

/**
 * Weekly tips. A replica claims what is due, renews its claims while it works, and every change that it makes for a
 * claim happens only while it still holds it.
 */
export interface TipStore {
  /** Makes or replaces the subscription; a claim on an earlier one ends. */
  saveTipSubscription(place: Place, order: TipOrder, next: TipOccurrence, now: Date): Promise<void>;
  findTipSubscription(place: Place): Promise<TipSubscription | undefined>;
  /** All of an owner, in the order of their conversations' ids. */
  listTipSubscriptions(owner: Owner): Promise<PlacedSubscription[]>;
  /** False where there was none. */
  removeTipSubscription(place: Place): Promise<boolean>;

  /** Takes tips that are due and that no other replica holds, the longest due first. */
  claimDueTips(claim: TipClaim): Promise<ClaimedTip[]>;
  /** Prolongs all claims made under these names; returns how many there are. */
  renewTipClaims(claimants: readonly string[], until: Date): Promise<number>;
  /** Gives a claim back: not to be taken again before `notBefore`. Counts as an attempt where `tried`. */
  releaseTip(place: Place, claimant: string, notBefore: Date, tried: boolean): Promise<void>;
  /** Keeps all due tips of an owner that nobody holds from being claimed before `until`. */
  postponeTips(owner: Owner, now: Date, until: Date): Promise<void>;
  /** Ends a subscription for good; false where the claim is lost, and then nothing happens. */
  endTipSubscription(place: Place, claimant: string): Promise<boolean>;

  /**
   * Notes that a tip is about to be posted. False where the claim is lost, or the occasion had its end: then
   * nothing may be posted.
   */
  beginTipDelivery(place: Place, claimant: string, delivery: Omit<TipDelivery, 'state'>): Promise<boolean>;
  /** Notes what became of a delivery that was begun; one that has its end keeps it. */
  settleTipDelivery(place: Place, occasion: string, state: TipState, now: Date): Promise<void>;
  /** Notes a delivery at once; false where the occasion has one. */
  recordTipDelivery(place: Place, delivery: TipDelivery): Promise<boolean>;
  /** Goes on to the next occurrence, and gives the claim back. */
  advanceTip(place: Place, claimant: string, next: TipOccurrence): Promise<void>;
  /** The oldest first. */
  listTipDeliveries(place: Place): Promise<TipDelivery[]>;

  /** The person is kept as a hash that differs from tip to tip: enough to count everybody once. */
  saveTipVote(place: Place, vote: TipVote, now: Date): Promise<void>;
  /** In the order of the tips' ids. */
  countTipVotes(place: Place): Promise<TipVoteCounts[]>;
}
