import type { Place } from '../store';
import type { TipDelivery, TipSubscription } from '../tip-store';
import { keyOf } from './rows';

export interface SubscriptionRow extends TipSubscription {
  place: Place;
  claimableAt: Date;
  claimedBy: string | undefined;
  attempts: number;
  savedAt: Date;
}

export interface DeliveryRow extends TipDelivery {
  place: Place;
}

export interface VoteRow {
  place: Place;
  tip: string;
  voter: string;
  opinion: 'up' | 'down' | undefined;
  more: boolean;
  savedAt: Date;
}

/** What the tips keep in this process, by key. */
export interface TipRows {
  subscriptions: Map<string, SubscriptionRow>;
  deliveries: Map<string, DeliveryRow>;
  votes: Map<string, VoteRow>;
}

export function emptyTipRows(): TipRows {
  return { subscriptions: new Map(), deliveries: new Map(), votes: new Map() };
}

/** The conversation alone: tips know no threads. */
export function conversationOf({ platform, tenant, conversation }: Place): Place {
  return { platform, tenant, conversation };
}

export function conversationKey({ platform, tenant, conversation }: Place, ...more: string[]): string {
  return keyOf(platform, tenant, conversation, ...more);
}
