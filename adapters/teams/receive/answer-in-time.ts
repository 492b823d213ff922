import type { TeamsParts } from './parts';
import type { HttpAnswer } from './server';
import { settledWithin } from './settled-within';

/** What Teams is told instead of an answer. */
export interface Excuses {
  late: HttpAnswer;
  failed: HttpAnswer;
}

/** Answers an invoke before Teams stops waiting for it; what comes later is dropped. Never rejects. */
export async function answerInTime(
  { inFlight, timing, options }: TeamsParts,
  what: string,
  work: () => Promise<HttpAnswer>,
  excuses: Excuses,
): Promise<HttpAnswer> {
  let answer: HttpAnswer | undefined;
  const working = inFlight.track(
    work().then(
      (result) => {
        answer = result;
      },
      (error: unknown) => {
        options.log.error({ what, err: error }, 'Teams asked for something that failed');
        answer = excuses.failed;
      },
    ),
  );
  await settledWithin(working, timing.dialogWithinMs);
  return answer ?? excuses.late;
}
