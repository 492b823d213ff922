import type { ChatAdapter, Delivery, OnEvent } from '../chat/adapter';
import { answerDeliveryId } from '../chat/delivery-id';
import type { ChatEvent, ConversationRef, Platform } from '../chat/event';
import { isReply, type Reaction, type Reply } from '../chat/reply';
import { PlatformError } from '../errors';
import { plainReply } from './replies/plain-replies';

export interface LateParts {
  onEvent: OnEvent;
  chatFor(platform: Platform): ChatAdapter | undefined;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<unknown>;
}

/** As often as an answer that is not late is tried. */
const TRIES = 4;
const LONGEST_WAIT_MS = 30_000;

const TRY_AGAIN =
  'I was interrupted before I could open the form for you, and now it is too late for that. Please try it once more.';

/**
 * Answers an event whose own replica has died meanwhile: by a message, for there is no request any more to which it could be
 * the response. Where the platform can tell that the answer stands there already, it is not given again.
 * Rejects with a PlatformError where it is worth another try.
 */
export function answerLate({ chatFor, onEvent, wait }: LateParts): (event: ChatEvent) => Promise<void> {
  return async (event) => {
    const chat = chatFor(event.conversation.platform);
    if (chat === undefined) throw notHere(event);
    const deliveryId = answerDeliveryId(event);
    if (await standsThere(chat, event, deliveryId)) return;
    const reply = inWords(await onEvent(event));
    const to = reply && (await placeFor(chat, event, reply));
    if (reply === undefined || to === undefined) return;
    await send(() => chat.send(to, reply, { deliveryId }), wait);
  };
}

/** Tries again what the platform refuses for now, after as long as it asks for. */
async function send(post: () => Promise<Delivery>, wait: LateParts['wait']): Promise<void> {
  for (let tries = 1; ; tries++) {
    const delivery = await post();
    if (delivery.outcome !== 'refused') return;
    if (tries === TRIES) throw refused(delivery);
    await wait(Math.min(delivery.retryAfterMs, LONGEST_WAIT_MS));
  }
}

/** Only what was said to everybody can be found. Where it cannot be known, an answer twice is better than none. */
async function standsThere(chat: ChatAdapter, event: ChatEvent, deliveryId: string): Promise<boolean> {
  if (event.private || event.kind === 'removed') return false;
  const found = chat.findDelivery(event.conversation, deliveryId, event.at);
  return typeof (await found.catch(() => undefined)) === 'object';
}

function inWords(reaction: Reaction): Reply | undefined {
  if (reaction === undefined || isReply(reaction)) return reaction;
  return plainReply(TRY_AGAIN, true);
}

/** What is for one person alone is told in their direct conversation. */
async function placeFor(
  chat: ChatAdapter,
  { conversation, person, private: isPrivate }: ChatEvent,
  { audience }: Reply,
): Promise<ConversationRef | undefined> {
  const isPersonal = conversation.kind !== 'direct' && (isPrivate || audience === 'person');
  return isPersonal ? chat.directWith(conversation, person) : conversation;
}

function notHere({ conversation }: ChatEvent): PlatformError {
  return new PlatformError(
    `An event of ${conversation.platform} waits for its answer, and that chat is not configured`,
    {
      code: 'chat/not-configured',
      tip: 'Give all replicas the same settings.',
    },
  );
}

function refused({ reason }: Extract<Delivery, { outcome: 'refused' }>): PlatformError {
  return new PlatformError(`A late answer was refused: ${reason}`, {
    code: 'chat/refused',
    tip: 'It is tried again.',
  });
}
