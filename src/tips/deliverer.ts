import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../chat/event';
import type { Owner } from '../storage/store';
import type { ClaimedTip } from '../storage/tip-store';
import { deliverTip, type WorkspacePause } from './deliver';
import type { Pace, TipsParts } from './tips-parts';

const PLATFORMS: readonly Platform[] = ['console', 'slack', 'teams'];

export const DEFAULT_PACE: Pace = {
  pollMs: 5_000,
  leaseMs: 40_000,
  settleMs: 10_000,
  workspaces: 64,
  perWorkspace: 5,
};

/** Between two looks for work while there is some: so long that the looks cost little. */
const BUSY_POLL_MS = 100;

/** Sends what is due, for as long as it runs. Any number of them share the work, in any number of processes. */
export interface Deliverer {
  start(): void;
  /** Takes nothing new; resolves when what is being sent has been sent. */
  stop(): Promise<void>;
}

type Parts = TipsParts & { pace: Pace };

export function createDeliverer(parts: Parts): Deliverer {
  const { log, now, pace, random, store } = parts;
  /** The workspaces being served. */
  const busy = new Map<string, { owner: Owner; work: Promise<void> }>();
  /** Names of claims with work left, and how many workspaces they are for. */
  const claimants = new Map<string, number>();
  let stopping = new AbortController();
  let loop: Promise<void> | undefined;

  const until = () => new Date(now().getTime() + pace.leaseMs);

  async function takeUp(): Promise<number> {
    const platforms = PLATFORMS.filter((platform) => parts.chatFor(platform) !== undefined);
    const owners = pace.workspaces - busy.size;
    if (platforms.length === 0 || owners <= 0) return 0;
    const claimant = randomUUID();
    const without = [...busy.values()].map(({ owner }) => owner);
    const claim = {
      claimant,
      platforms,
      now: now(),
      until: until(),
      owners,
      perOwner: pace.perWorkspace,
      without,
    };
    const queues = byOwner(await store.claimDueTips(claim));
    claimants.set(claimant, queues.length);
    for (const queue of queues) serve(queue, claimant);
    return queues.length;
  }

  function serve({ key, owner, tips }: Queue, claimant: string): void {
    const work = workOff(tips, claimant, owner)
      // What could not be noted is found again when the claim ends.
      .catch((error: unknown) => log.warn({ ...owner, err: error }, 'the tips of a workspace have to wait'))
      .finally(() => {
        busy.delete(key);
        const left = (claimants.get(claimant) ?? 1) - 1;
        if (left === 0) claimants.delete(claimant);
        else claimants.set(claimant, left);
      });
    busy.set(key, { owner, work });
  }

  /** One after the other: a workspace that is slow or refuses keeps no other waiting. */
  async function workOff(tips: readonly ClaimedTip[], claimant: string, owner: Owner): Promise<void> {
    let pause: WorkspacePause | undefined;
    for (const claimed of tips) {
      const chat = parts.chatFor(claimed.place.platform as Platform);
      const goesOn = pause === undefined && !stopping.signal.aborted && chat !== undefined;
      if (goesOn) pause = await deliverTip(parts, { claimed, claimant, chat });
      else await store.releaseTip(claimed.place, claimant, pause?.until ?? now(), false);
    }
    if (pause !== undefined) await store.postponeTips(owner, now(), pause.until);
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const taken = await takeUp().catch((error: unknown) => {
        log.warn({ err: error }, 'due tips could not be looked up; it is tried again');
        return 0;
      });
      const pauseMs = taken > 0 || busy.size > 0 ? BUSY_POLL_MS : pace.pollMs;
      await sleep(pauseMs * (0.9 + random() / 5), undefined, { signal }).catch(() => undefined);
    }
  }

  function renew(): void {
    if (claimants.size === 0) return;
    store
      .renewTipClaims([...claimants.keys()], until())
      .catch((error: unknown) => log.warn({ err: error }, 'claims on due tips could not be renewed'));
  }

  return {
    start: () => {
      if (loop !== undefined) return;
      stopping = new AbortController();
      const renewal = setInterval(renew, pace.leaseMs / 4);
      loop = run(stopping.signal).then(async () => {
        await Promise.all([...busy.values()].map(({ work }) => work));
        clearInterval(renewal);
      });
    },
    stop: async () => {
      stopping.abort();
      await loop;
      loop = undefined;
    },
  };
}

interface Queue {
  key: string;
  owner: Owner;
  tips: ClaimedTip[];
}

function byOwner(claimed: readonly ClaimedTip[]): Queue[] {
  const queues = new Map<string, Queue>();
  for (const tip of claimed) {
    const { platform, tenant } = tip.place;
    const key = JSON.stringify([platform, tenant]);
    const queue = queues.get(key) ?? { key, owner: { platform, tenant }, tips: [] };
    queue.tips.push(tip);
    queues.set(key, queue);
  }
  return [...queues.values()];
}
