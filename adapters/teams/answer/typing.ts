import { ActivityTypes, type TurnContext } from 'botbuilder';

/** Teams takes the indicator away by itself after a few seconds. */
const REPEAT_MS = 3_000;

/** Shows the typing indicator while `work` runs, unless that is over within `afterMs`. A failure to show it is no failure. */
export async function withTyping<T>(
  context: TurnContext,
  afterMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const show = (): void => {
    context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
    timer = setTimeout(show, REPEAT_MS);
  };
  let timer = setTimeout(show, afterMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
