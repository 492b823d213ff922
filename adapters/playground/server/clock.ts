/** The time in the playground: the real one, and so far ahead of it as it was moved. */
export interface Clock {
  now(): Date;
  /** Moves on to a moment; the time never goes back. */
  moveTo(moment: Date): void;
}

export function createClock(wallClock: () => Date): Clock {
  let aheadMs = 0;
  return {
    now: () => new Date(wallClock().getTime() + aheadMs),
    moveTo(moment) {
      aheadMs = Math.max(aheadMs, moment.getTime() - wallClock().getTime());
    },
  };
}
