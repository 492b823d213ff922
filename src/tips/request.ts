import type { ChatEvent, ConversationRef, Person } from '../chat/event';
import type { Place } from '../storage/store';
import { placeOf, wholeConversation } from './conversation';
import { isoWeek } from './due';
import type { TipsParts } from './tips-parts';

/** Who wants something of the tips, and for which conversation. */
export interface TipsRequest {
  /** Names what was done; the same on every redelivery. */
  id: string;
  conversation: ConversationRef;
  place: Place;
  person: Person;
  /** A dialog opens for a command or a button, not for a message. */
  canOpenForm: boolean;
}

export function requestOf({ id, conversation, person, kind }: ChatEvent): TipsRequest {
  const whole = wholeConversation(conversation);
  return { id, conversation: whole, place: placeOf(whole), person, canOpenForm: kind !== 'message' };
}

/** The person's own time zone, where it is known here and the platform tells it. */
export async function timeZoneOf(
  { chatFor, log }: Pick<TipsParts, 'chatFor' | 'log'>,
  { conversation, person }: TipsRequest,
): Promise<string | undefined> {
  const told = person.timeZone ?? (await ask());
  return told !== undefined && isKnown(told) ? told : undefined;

  async function ask(): Promise<string | undefined> {
    const chat = chatFor(conversation.platform);
    return chat?.timeZoneOf(conversation, person).catch((error: unknown) => {
      log.warn({ err: error }, 'the time zone of a person could not be looked up');
      return undefined;
    });
  }
}

function isKnown(timeZone: string): boolean {
  try {
    return isoWeek(new Date(0), timeZone) !== '';
  } catch {
    return false;
  }
}
