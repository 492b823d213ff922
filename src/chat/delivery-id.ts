import type { ChatEvent } from './event';

/**
 * What an answer in a conversation is sent with, so that it can be found there: the answer to one event has one id, whichever
 * replica gives it.
 */
export function answerDeliveryId({ id }: Pick<ChatEvent, 'id'>): string {
  return `answer-${id}`;
}
