import type { OnEvent } from '../../../src/chat/adapter';
import type { RefreshEvent } from '../../../src/chat/event';
import { isReply, type Reaction } from '../../../src/chat/reply';
import { baseOf } from '../events/events';
import { cardRefreshSchema, type Incoming } from '../events/payloads';
import { answerInTime } from '../receive/answer-in-time';
import type { TeamsParts } from '../receive/parts';
import type { HttpAnswer } from '../receive/server';
import { renderReply } from '../render';

/**
 * Reads a card's request for its current state; `undefined` where it is something else. Who looks stays outside: the event
 * names nobody, and its address, which would, is empty, so that nothing can be said in answer to it.
 */
export function toRefreshEvent(incoming: Incoming, now: Date): RefreshEvent | undefined {
  if (incoming.type !== 'invoke' || incoming.name !== 'adaptiveCard/action') return undefined;
  const { data } = cardRefreshSchema.safeParse(incoming.value);
  if (data === undefined) return undefined;
  const { id, at, conversation } = baseOf(incoming, now);
  return {
    ...{ id, at, private: false, person: { id: '' } },
    conversation: { ...conversation, address: null },
    kind: 'refresh',
    ...data.action.data.opsAdvisor.refresh,
  };
}

/** Answers in the response with the card as it is now. Never rejects. */
export function answerRefresh(parts: TeamsParts, event: RefreshEvent, onEvent: OnEvent): Promise<HttpAnswer> {
  const excuse = failure(500, 'InternalServerError', 'The current state cannot be shown just now.');
  return answerInTime(parts, event.kind, async () => currentCard(await onEvent(event)), {
    late: excuse,
    failed: excuse,
  });
}

function currentCard(reaction: Reaction): HttpAnswer {
  if (reaction === undefined || !isReply(reaction))
    return failure(400, 'BadRequest', 'There is nothing newer to show.');
  const [{ card }] = renderReply(reaction);
  return answer(200, 'application/vnd.microsoft.card.adaptive', card);
}

/** The client goes on showing the card that it has. */
function failure(statusCode: number, code: string, message: string): HttpAnswer {
  return answer(statusCode, 'application/vnd.microsoft.error', { code, message });
}

/** An answer of the bot, good or bad, is a success for HTTP; what came of it is told inside. */
function answer(statusCode: number, type: string, value: object): HttpAnswer {
  return { status: 200, body: { statusCode, type, value } };
}
