import { eq, gt } from 'drizzle-orm';
import { parseRecord } from '../parse-record';
import { oldest } from '../periods';
import { answerTable } from '../schema';
import { storableText } from '../storable';
import type { MemoryStore, Place } from '../store';
import { findingCases } from './find-case';
import type { StoreParts } from './parts';
import { savingMemory } from './save-memory';
import { placeColumns, within } from './scope';

function answers({ session, periods, log }: StoreParts): Pick<MemoryStore, 'findAnswer' | 'hasSpokenIn'> {
  const fresh = (now: Date) => gt(answerTable.savedAt, oldest(now, periods.answers));
  const inThread = (place: Place) => eq(answerTable.thread, placeColumns(place).thread);
  return {
    findAnswer: async (place, id, codec, now) => {
      const named = within(answerTable, place, eq(answerTable.answerId, storableText(id)), fresh(now));
      const [row] = await session.use((orm) =>
        orm.select({ record: answerTable.record }).from(answerTable).where(named),
      );
      return parseRecord(codec, row?.record, 'answer', log);
    },
    hasSpokenIn: async (place, now) => {
      const here = within(answerTable, place, inThread(place), fresh(now));
      const rows = await session.use((orm) =>
        orm.select({ id: answerTable.answerId }).from(answerTable).where(here).limit(1),
      );
      return rows.length === 1;
    },
  };
}

/** Conversation memory in PostgreSQL. */
export function postgresMemory(parts: StoreParts): MemoryStore {
  return { ...savingMemory(parts.session), ...findingCases(parts), ...answers(parts) };
}
