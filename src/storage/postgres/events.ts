import { eventTable } from '../schema';
import { storableText } from '../storable';
import type { EventStore } from '../store';
import type { StoreParts } from './parts';
import { ownerColumns } from './scope';

/** Event ids in PostgreSQL: whoever inserts the row has the event. */
export function postgresEvents({ session }: StoreParts): EventStore {
  return {
    claimEvent: async (owner, eventId, now) => {
      const row = { ...ownerColumns(owner), eventId: storableText(eventId), claimedAt: now };
      const claimed = await session.use((orm) =>
        orm.insert(eventTable).values(row).onConflictDoNothing().returning({ id: eventTable.eventId }),
      );
      return claimed.length === 1;
    },
  };
}
