import { parseRecord } from '../parse-record';
import { referenceTable } from '../schema';
import { storableRecord, storableText } from '../storable';
import type { Place, ReferenceStore } from '../store';
import type { StoreParts } from './parts';
import { ownedBy, ownerColumns, within } from './scope';

function keyColumns(place: Place) {
  return { ...ownerColumns(place), conversation: storableText(place.conversation) };
}

function savedColumns(address: unknown, now: Date, person: string | undefined) {
  return {
    address: storableRecord(address),
    person: person === undefined ? null : storableText(person),
    savedAt: now,
  };
}

/** Conversation references in PostgreSQL. */
export function postgresReferences({ session, log }: StoreParts): ReferenceStore {
  const { platform, tenant, conversation } = referenceTable;
  return {
    saveReference: async (place, address, now, person) => {
      const saved = savedColumns(address, now, person);
      await session.use((orm) =>
        orm
          .insert(referenceTable)
          .values({ ...keyColumns(place), ...saved })
          .onConflictDoUpdate({ target: [platform, tenant, conversation], set: saved }),
      );
    },
    addReference: async (place, address, now, person) => {
      const row = { ...keyColumns(place), ...savedColumns(address, now, person) };
      const added = await session.use((orm) =>
        orm.insert(referenceTable).values(row).onConflictDoNothing().returning({ conversation }),
      );
      return added.length === 1;
    },
    findReference: async (place, codec) => {
      const [row] = await session.use((orm) =>
        orm.select().from(referenceTable).where(within(referenceTable, place)),
      );
      return parseRecord(codec, row?.address, 'reference', log);
    },
    listReferences: async (owner, codec) => {
      const rows = await session.use((orm) =>
        orm.select().from(referenceTable).where(ownedBy(referenceTable, owner)).orderBy(conversation),
      );
      return rows.flatMap((row) => {
        const address = parseRecord(codec, row.address, 'reference', log);
        return address === undefined ? [] : [{ conversation: row.conversation, address }];
      });
    },
    removeReference: async (place) => {
      await session.use((orm) => orm.delete(referenceTable).where(within(referenceTable, place)));
    },
  };
}
