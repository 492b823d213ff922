import type { ChatAdapter, Delivery } from '../chat/adapter';
import type { MessageRef } from '../chat/event';
import type { Reply } from '../chat/reply';
import type { Pace, SurveysParts } from './parts';
import { keyOf, type Run } from './run';

/** What became of something that is to be said once. */
export type Sent =
  /** It stands there; `message` is absent where the platform cannot tell whether it does. */
  | { outcome: 'sent'; message: MessageRef | undefined }
  | { outcome: 'gone' }
  /** Nobody knows yet, or not now: to be tried again after so many milliseconds. */
  | { outcome: 'later'; afterMs: number };

/**
 * Says something about a survey once, even if the process ends in the middle: that it is about to be said is noted
 * before. Whoever finds the note asks the platform whether it was said. Where that cannot be known, it is not said
 * again: the card, whose update bears a repeat, leads to the results as well.
 */
export async function sendOnce(
  parts: SurveysParts,
  pace: Pace,
  run: Run,
  step: string,
  reply: Reply,
): Promise<Sent> {
  const chat = parts.chatFor(run.place.platform);
  const later: Sent = { outcome: 'later', afterMs: pace.retry };
  if (chat === undefined) return later;
  try {
    const earlier = await findEarlier(chat, run, step);
    if (earlier !== undefined)
      return { outcome: 'sent', message: earlier === 'unknowable' ? undefined : earlier };
    await note(parts, run, { step, since: run.sending?.step === step ? run.sending.since : parts.now() });
    const sent = sentOf(await chat.send(run.place, reply, { deliveryId: deliveryId(run, step) }));
    if (sent !== 'unknown') await note(parts, run, undefined);
    return sent === 'unknown' ? later : sent;
  } catch (error) {
    parts.log.warn(
      { error, survey: run.id, step },
      'a message about a survey was not sent; it is tried again',
    );
    return later;
  }
}

function deliveryId(run: Run, step: string): string {
  return `survey-${run.id}-${step}`;
}

function findEarlier(
  chat: ChatAdapter,
  run: Run,
  step: string,
): Promise<MessageRef | 'unknowable' | undefined> {
  if (run.sending?.step !== step) return Promise.resolve(undefined);
  return chat.findDelivery(run.place, deliveryId(run, step), run.sending.since);
}

function note(parts: SurveysParts, run: Run, sending: Run['sending']): Promise<void> {
  return parts.store.updateSurvey(keyOf(run), run.state, { sending });
}

function sentOf(delivery: Delivery): Sent | 'unknown' {
  switch (delivery.outcome) {
    case 'delivered':
      return { outcome: 'sent', message: delivery.message };
    case 'gone':
      return { outcome: 'gone' };
    case 'refused':
      return { outcome: 'later', afterMs: delivery.retryAfterMs };
    case 'unknown':
      return 'unknown';
  }
}
