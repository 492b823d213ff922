import { isConnectionLoss } from './failures';

/** Runs one statement for several calls; resolves to what each of them gets. */
export type RunTogether<Call, Result> = (calls: readonly Call[]) => Promise<(call: Call) => Result>;

interface Waiting<Call, Result> {
  call: Call;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** A statement with more takes longer than the next one would be waited for. */
const MOST = 100;

/**
 * Lets calls that come at the same time share a statement: what comes while one is under way waits for its end, and
 * goes together then. Nothing waits where nothing is under way. Calls keep their order. Where a statement with several
 * calls fails, each is tried alone, so that all get their own result; a lost connection is everybody's.
 */
export function inBatches<Call, Result>(run: RunTogether<Call, Result>): (call: Call) => Promise<Result> {
  const waiting: Waiting<Call, Result>[] = [];
  let busy = false;

  async function attempt(batch: readonly Waiting<Call, Result>[]): Promise<void> {
    try {
      const resultOf = await run(batch.map(({ call }) => call));
      for (const { call, resolve } of batch) resolve(resultOf(call));
    } catch (error) {
      if (batch.length > 1 && !isConnectionLoss(error)) return oneByOne(batch);
      for (const { reject } of batch) reject(error);
    }
  }

  async function oneByOne(batch: readonly Waiting<Call, Result>[]): Promise<void> {
    for (const one of batch) await attempt([one]);
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) await attempt(waiting.splice(0, MOST));
    busy = false;
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (busy) return;
      busy = true;
      // At the end of this turn: what one caller does at once goes together, too.
      queueMicrotask(() => void work());
    });
}
