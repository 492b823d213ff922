/** Puts what must not wait before what can. */
export interface Turns {
  /** Does work at once; nothing else begins meanwhile. */
  atOnce<T>(work: () => Promise<T>): Promise<T>;
  /** Does work once nothing has been done {@link Turns.atOnce} for a moment, or it has waited for long. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Milliseconds. */
export interface TurnPace {
  /** A pause so long means that nothing more comes at once. */
  quietMs: number;
  /** What has waited so long begins, whatever comes. */
  mostMs: number;
}

const PACE: TurnPace = { quietMs: 10, mostMs: 2_000 };

/** What waits begins in the order in which it came, one piece in each turn of the event loop. */
export function createTurns({ quietMs, mostMs }: TurnPace = PACE): Turns {
  const waiting: { since: number; begin: () => void }[] = [];
  let taking = false;
  let urgent = 0;
  let lastUrgent = Number.NEGATIVE_INFINITY;

  /** How long the first one still has to wait, if nothing comes. */
  function wait(since: number): number {
    const now = performance.now();
    const quiet = urgent > 0 ? quietMs : lastUrgent + quietMs - now;
    return Math.min(quiet, since + mostMs - now);
  }

  function takeTurn(): void {
    const [first] = waiting;
    taking = first !== undefined;
    if (first === undefined) return;
    const ms = wait(first.since);
    if (ms > 0) {
      setTimeout(takeTurn, ms);
      return;
    }
    waiting.shift();
    first.begin();
    setImmediate(takeTurn);
  }

  return {
    async atOnce(work) {
      urgent += 1;
      try {
        return await work();
      } finally {
        urgent -= 1;
        lastUrgent = performance.now();
      }
    },
    inTurn: (work) =>
      new Promise((resolve, reject) => {
        const begin = () => void work().then(resolve, reject);
        waiting.push({ since: performance.now(), begin });
        if (!taking) setImmediate(takeTurn);
        taking = true;
      }),
  };
}
