import type { Log } from '../chat/log';

/** Work that nobody waits for, until the advisor stops. */
export class Tasks {
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly log: Log) {}

  /** Runs at once; a failure is logged. */
  run(what: string, work: () => Promise<void>): void {
    if (this.stopped) return;
    const running = work()
      .catch((error: unknown) =>
        this.log.warn({ error, what }, 'work on a survey failed; it is taken up again'),
      )
      .finally(() => this.running.delete(running));
    this.running.add(running);
  }

  /** Runs after so many milliseconds, unless the advisor stops before. */
  after(ms: number, what: string, work: () => Promise<void>): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.run(what, work);
    }, ms);
    this.timers.add(timer);
  }

  /** Resolves when nothing runs; what waits for its time goes on waiting. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await this.settled();
  }
}
