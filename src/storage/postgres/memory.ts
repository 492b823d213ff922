import { eq, gt } from 'drizzle-orm';
import { parseRecord } from '../parse-record';
import { oldest } from '../periods';
import { answerTable, caseTable } from '../schema';
import { storableText } from '../storable';
import type { CaseKey, MemoryStore, Place } from '../store';
import type { StoreParts } from './parts';
import { savingMemory } from './save-memory';
import { caseColumns, placeColumns, within } from './scope';

function cases({ session, periods, log }: StoreParts): Pick<MemoryStore, 'findCase'> {
  const at = (key: CaseKey, now: Date) => {
    const { thread, person } = caseColumns(key);
    return within(
      caseTable,
      key,
      eq(caseTable.thread, thread),
      eq(caseTable.person, person),
      gt(caseTable.savedAt, oldest(now, periods.cases)),
    );
  };
  return {
    findCase: async (key, codec, now) => {
      const [row] = await session.use((orm) =>
        orm.select({ record: caseTable.record }).from(caseTable).where(at(key, now)),
      );
      return parseRecord(codec, row?.record, 'case', log);
    },
  };
}

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
  return { ...savingMemory(parts.session), ...cases(parts), ...answers(parts) };
}
