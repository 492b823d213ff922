import type { ConversationRef, Person } from '../../../src/chat/event';

/** The time zones that people's clients named; Teams tells them with what people do, and cannot be asked. */
export interface TimeZones {
  note(conversation: ConversationRef, person: Person): void;
  of(conversation: ConversationRef, person: Person): string | undefined;
}

/** Remembers the `capacity` people who were heard last, until the process ends. */
export function createTimeZones(capacity: number): TimeZones {
  const zones = new Map<string, string>();
  const keyOf = ({ tenant }: ConversationRef, { id }: Person): string => `${tenant}/${id}`;
  return {
    note(conversation, person) {
      if (person.timeZone === undefined) return;
      const key = keyOf(conversation, person);
      zones.delete(key);
      zones.set(key, person.timeZone);
      const [oldest] = zones.keys();
      if (zones.size > capacity && oldest !== undefined) zones.delete(oldest);
    },
    of: (conversation, person) => person.timeZone ?? zones.get(keyOf(conversation, person)),
  };
}
