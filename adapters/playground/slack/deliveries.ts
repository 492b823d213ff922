import type { AppLink, Delivered, DeliveryKind, Retry } from './app-link';

/** How deliveries to the app go wrong, for as long as it lasts. */
export interface DeliveryTrouble {
  /** Every event comes twice. */
  twice: boolean;
  /** Every event comes so many milliseconds late. */
  lateByMs: number;
}

export interface DeliveriesOptions {
  link: () => AppLink;
  trouble: DeliveryTrouble;
  /** Whether an event that was not acknowledged comes again, as Slack does. */
  again: boolean;
}

/** Slack tries again at once, after a minute, and after five. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

/** Delivers events as Slack's network does; commands and buttons come once and at once. */
export function createDeliveries({ again, link, trouble }: DeliveriesOptions): AppLink & { stop(): void } {
  const waiting = new Set<NodeJS.Timeout>();

  function later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      work();
    }, ms);
    waiting.add(timer);
  }

  async function deliver(kind: DeliveryKind, payload: object, retry?: Retry): Promise<Delivered> {
    const delivered = await link().deliver(kind, payload, retry);
    const number = (retry?.number ?? 0) + 1;
    const pauseMs = RETRY_AFTER_MS[number - 1];
    if (again && !delivered.acknowledged && pauseMs !== undefined) {
      const reason = delivered.status === undefined ? 'http_timeout' : 'http_error';
      later(pauseMs, () => void deliver(kind, payload, { number, reason }));
    }
    return delivered;
  }

  return {
    async deliver(kind, payload, retry) {
      if (kind !== 'events_api') return link().deliver(kind, payload, retry);
      if (trouble.lateByMs > 0) await new Promise<void>((resolve) => later(trouble.lateByMs, resolve));
      if (trouble.twice) void deliver(kind, payload, { number: 1, reason: 'http_timeout' });
      return deliver(kind, payload, retry);
    },
    stop() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
