import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock';

/** Something that the advisor does by itself. */
export interface Due {
  at: Date;
  /** Such as "The survey closes". */
  what: string;
}

/** What the advisor does next by itself; a moment in the past means that it is about to, or doing it. */
export type NextDue = () => Promise<Due | undefined>;

interface MoveOptions {
  clock: Clock;
  nextDue: NextDue;
  /** How long to wait for something due, which a fault may keep from happening. */
  patienceMs?: number;
}

const POLL_MS = 50;
const PATIENCE_MS = 5_000;
/** So far past a moment that nobody takes it for not yet come. */
const PAST_MS = 1_000;

/**
 * Moves the clock on, with a stop at each moment at which the advisor has something to do: it would take a tip that
 * is days behind for missed.
 */
export async function moveClock(
  { clock, nextDue, patienceMs = PATIENCE_MS }: MoveOptions,
  minutes: number,
): Promise<void> {
  const target = new Date(clock.now().getTime() + minutes * 60_000);
  for (;;) {
    const due = await nextDue();
    if (due === undefined || due.at > target) break;
    clock.moveTo(new Date(due.at.getTime() + PAST_MS));
    if (!(await isDone(nextDue, due, patienceMs))) break;
  }
  clock.moveTo(target);
}

async function isDone(nextDue: NextDue, due: Due, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += POLL_MS) {
    const next = await nextDue();
    if (next?.at.getTime() !== due.at.getTime() || next.what !== due.what) return true;
    await sleep(POLL_MS);
  }
  return false;
}
