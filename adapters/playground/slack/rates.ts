import type { Fault } from './faults';
import type { Args } from './method';

/** Slack's limits on how fast an app may call. */
export interface Rates {
  /** Counts a call; the refusal where there were too many before it. */
  take(method: string, args: Args): Fault | undefined;
}

/** Calls a minute by tier (docs.slack.dev/apis/web-api/rate-limits, read 2026-11-23). */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

const TIER_OF: Readonly<Record<string, keyof typeof TIERS>> = {
  'chat.update': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.open': 3,
  'conversations.replies': 3,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'reactions.add': 3,
  'users.info': 4,
  'views.open': 4,
  'views.publish': 4,
};

const MINUTE_MS = 60_000;
/** Posting: about one a second in each channel, and Slack bears short bursts. */
const BURST = { calls: 8, withinMs: 8_000 };

/** @param now the time that the app lives in, not one that can be moved */
export function createRates(now: () => Date): Rates {
  const taken = new Map<string, number[]>();

  function count(key: string, calls: number, withinMs: number): Fault | undefined {
    const at = now().getTime();
    const recent = (taken.get(key) ?? []).filter((time) => time > at - withinMs);
    const [oldest = at] = recent;
    const isFull = recent.length >= calls;
    taken.set(key, isFull ? recent : [...recent, at]);
    if (!isFull) return undefined;
    return {
      kind: 'rate-limited',
      retryAfterSeconds: Math.max(1, Math.ceil((oldest + withinMs - at) / 1000)),
    };
  }

  return {
    take(method, { channel = '' }) {
      if (method === 'chat.postMessage') return count(`post ${channel}`, BURST.calls, BURST.withinMs);
      const tier = TIER_OF[method];
      return tier === undefined ? undefined : count(method, TIERS[tier], MINUTE_MS);
    },
  };
}
