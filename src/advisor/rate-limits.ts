import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ChatEvent } from '../chat/event';

/** How many events a minute are answered in this process. */
export interface RateLimitSettings {
  person: number;
  /** All people of a workspace or tenant together. */
  workspace: number;
}

/** What is beyond a limit: the first event is told so, the others of that minute are let go. */
export interface Beyond {
  isFirst: boolean;
  retryAfterSeconds: number;
}

const MINUTE_S = 60;

/**
 * Keeps one person, or one workspace, from taking the advisor away from all others. Counted in the process alone: each
 * replica has limits of its own.
 */
export class RateLimits {
  private readonly persons: RateLimiterMemory;
  private readonly workspaces: RateLimiterMemory;

  constructor({ person, workspace }: RateLimitSettings) {
    this.persons = new RateLimiterMemory({ points: person, duration: MINUTE_S });
    this.workspaces = new RateLimiterMemory({ points: workspace, duration: MINUTE_S });
  }

  /** Counts an event; undefined where it is within the limits. */
  async count(event: ChatEvent): Promise<Beyond | undefined> {
    if (!isAsked(event)) return undefined;
    const { platform, tenant } = event.conversation;
    const workspace = JSON.stringify([platform, tenant]);
    const person = JSON.stringify([platform, tenant, event.person.id]);
    return (await consume(this.persons, person)) ?? (await consume(this.workspaces, workspace));
  }
}

/** What people say among themselves is not counted, nor what the platform tells by itself. */
function isAsked(event: ChatEvent): boolean {
  if (event.kind === 'message') return event.addressed;
  return event.kind === 'command' || event.kind === 'action' || event.kind === 'form';
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<Beyond | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (beyond) {
    if (!(beyond instanceof RateLimiterRes)) throw beyond;
    const { consumedPoints, msBeforeNext } = beyond;
    return {
      isFirst: consumedPoints === limiter.points + 1,
      retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    };
  }
}
