import type { Deliver } from './chat';

/** How deliveries to the bot go wrong, for as long as it lasts. */
export interface DeliveryTrouble {
  /** Every message comes twice. */
  twice: boolean;
  /** Every message comes so many milliseconds late. */
  lateByMs: number;
}

/** Delivers messages as the network does; a dialog, for which somebody waits, comes once and at once. */
export function createTrouble(deliver: Deliver, trouble: Readonly<DeliveryTrouble>): Deliver {
  return async (activity, ms) => {
    if (activity.type !== 'message') return deliver(activity, ms);
    if (trouble.lateByMs > 0)
      await new Promise<void>((resolve) => setTimeout(resolve, trouble.lateByMs).unref());
    if (trouble.twice) void deliver(activity, ms).catch(() => undefined);
    return deliver(activity, ms);
  };
}
