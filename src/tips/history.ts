import type { TipDelivery } from '../storage/tip-store';
import type { SentTip } from './situation';

const WEEK = /^\d{4}-W\d{2}$/;
const SHOWN = new Set(['sent', 'unconfirmed', 'sending']);
const SETTLED = new Set(['sent', 'unconfirmed', 'skipped', 'missed']);

/** The tips that people have seen, or may have. */
export function shownTips(deliveries: readonly TipDelivery[]): SentTip[] {
  return deliveries.flatMap(({ tip, state, at }) =>
    tip === undefined || !SHOWN.has(state) ? [] : [{ tip, at }],
  );
}

/** Whether nothing more happens on the occasion. */
export function isSettled({ state }: TipDelivery): boolean {
  return SETTLED.has(state);
}

/** The latest ISO week that had its tip or was passed over; empty where there is none. */
export function lastWeekDone(deliveries: readonly TipDelivery[]): string {
  const weeks = deliveries.filter((one) => isSettled(one) && WEEK.test(one.occasion));
  return (
    weeks
      .map(({ occasion }) => occasion)
      .sort()
      .at(-1) ?? ''
  );
}

/** The delivery of the latest week before `week`. */
export function weekBefore(deliveries: readonly TipDelivery[], week: string): TipDelivery | undefined {
  const earlier = deliveries.filter(({ occasion }) => WEEK.test(occasion) && occasion < week);
  return earlier.sort((a, b) => (a.occasion < b.occasion ? -1 : 1)).at(-1);
}
