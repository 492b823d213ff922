import type { EventStore } from '../store';
import type { MemoryParts } from './parts';
import { keyOf, rowAt } from './rows';

/** Event ids in this process. */
export function memoryEvents({ events }: MemoryParts): EventStore {
  return {
    claimEvent: async (owner, eventId, now) => {
      const key = keyOf(owner.platform, owner.tenant, eventId);
      if (events.has(key)) return false;
      events.set(key, rowAt(owner, now, { id: eventId }));
      return true;
    },
  };
}
