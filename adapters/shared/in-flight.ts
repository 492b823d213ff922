/** The work that an adapter has taken on and not finished. */
export interface InFlight {
  /** Counts `work` until it settles; hands back the same promise. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves once nothing runs any more, work that was begun meanwhile included. Never rejects. */
  idle(): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      const settled = work.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return work;
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
