import { parseRecord } from '../parse-record';
import { storableRecord } from '../storable';
import type { Owner, Place, ReferenceStore } from '../store';
import type { MemoryParts } from './parts';
import { keyOf, type Row, rowAt } from './rows';

function referenceKey({ platform, tenant, conversation }: Place): string {
  return keyOf(platform, tenant, conversation);
}

function ownerKey({ platform, tenant }: Owner): string {
  return keyOf(platform, tenant);
}

function byConversation(a: Row, b: Row): number {
  return a.conversation < b.conversation ? -1 : 1;
}

/** Conversation references in this process. */
export function memoryReferences({ references, log }: MemoryParts): ReferenceStore {
  return {
    saveReference: async ({ platform, tenant, conversation }, address, now, person = '') => {
      const place = { platform, tenant, conversation };
      references.set(referenceKey(place), rowAt(place, now, { person, record: storableRecord(address) }));
    },
    addReference: async ({ platform, tenant, conversation }, address, now, person = '') => {
      const place = { platform, tenant, conversation };
      if (references.has(referenceKey(place))) return false;
      references.set(referenceKey(place), rowAt(place, now, { person, record: storableRecord(address) }));
      return true;
    },
    findReference: async (place, codec) =>
      parseRecord(codec, references.get(referenceKey(place))?.record, 'reference', log),
    listReferences: async (owner, codec) => {
      const owned = [...references.values()].filter((row) => ownerKey(row) === ownerKey(owner));
      return owned.sort(byConversation).flatMap(({ conversation, record }) => {
        const address = parseRecord(codec, record, 'reference', log);
        return address === undefined ? [] : [{ conversation, address }];
      });
    },
    removeReference: async (place) => {
      references.delete(referenceKey(place));
    },
  };
}
