import DataLoader from 'dataloader';
import { isConnectionLoss } from './failures';

/** Runs one statement for several calls; resolves to what each of them gets. */
export type RunTogether<Call, Result> = (calls: readonly Call[]) => Promise<(call: Call) => Result>;

/** A statement with more takes longer than the next one would be waited for. */
const MOST = 100;
/** In milliseconds. What takes longer may hang, and then nobody is to wait for two statements in a row. */
const LONGEST_WAIT = 100;

/**
 * Lets calls that come at the same time share a statement, and with it one wait for the disk: what comes while one is
 * under way waits for its end, though not for long, and goes together then, in its order. Nothing waits where nothing
 * is under way. Where a statement with several calls fails, each is tried alone, so that all get their own result; a
 * lost connection is everybody's.
 */
export function inBatches<Call, Result>(run: RunTogether<Call, Result>): (call: Call) => Promise<Result> {
  let underWay: Promise<unknown> = Promise.resolve();

  async function attempt(calls: readonly Call[]): Promise<(Result | Error)[]> {
    try {
      return calls.map(await run(calls));
    } catch (error) {
      if (calls.length > 1 && !isConnectionLoss(error)) return oneByOne(calls);
      return calls.map(() => asError(error));
    }
  }

  async function oneByOne(calls: readonly Call[]): Promise<(Result | Error)[]> {
    const results: (Result | Error)[] = [];
    for (const call of calls) results.push(...(await attempt([call])));
    return results;
  }

  const loader = new DataLoader<Call, Result>(
    (calls) => {
      const results = attempt(calls);
      underWay = results;
      return results;
    },
    { cache: false, maxBatchSize: MOST, batchScheduleFn: (begin) => beginAfter(underWay, begin) },
  );
  return (call) => loader.load(call);
}

/** Calls `begin` once `work` has settled, or has gone on for too long. */
function beginAfter(work: Promise<unknown>, begin: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT);
  });
  void Promise.race([work, longEnough]).then(() => {
    clearTimeout(timer);
    begin();
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
