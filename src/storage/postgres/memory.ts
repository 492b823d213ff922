import { eq, gt } from 'drizzle-orm';
import { parseRecord } from '../parse-record';
import { oldest } from '../periods';
import { answerTable, caseTable } from '../schema';
import { storableRecord, storableText } from '../storable';
import type { CaseKey, MemoryStore, Place } from '../store';
import type { StoreParts } from './parts';
import { caseColumns, placeColumns, within } from './scope';

function cases({ session, periods, log }: StoreParts): Pick<MemoryStore, 'saveCase' | 'findCase'> {
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
    saveCase: async (key, record, now) => {
      const saved = { record: storableRecord(record), savedAt: now };
      const { platform, tenant, conversation, thread, person } = caseTable;
      await session.use((orm) =>
        orm
          .insert(caseTable)
          .values({ ...caseColumns(key), ...saved })
          .onConflictDoUpdate({ target: [platform, tenant, conversation, thread, person], set: saved }),
      );
    },
    findCase: async (key, codec, now) => {
      const [row] = await session.use((orm) =>
        orm.select({ record: caseTable.record }).from(caseTable).where(at(key, now)),
      );
      return parseRecord(codec, row?.record, 'case', log);
    },
  };
}

function answers({ session, periods, log }: StoreParts): Omit<MemoryStore, 'saveCase' | 'findCase'> {
  const fresh = (now: Date) => gt(answerTable.savedAt, oldest(now, periods.answers));
  const inThread = (place: Place) => eq(answerTable.thread, placeColumns(place).thread);
  return {
    saveAnswer: async (place, { id, person, record }, now) => {
      const saved = {
        thread: placeColumns(place).thread,
        person: storableText(person),
        record: storableRecord(record),
        savedAt: now,
      };
      const { platform, tenant, conversation, answerId } = answerTable;
      await session.use((orm) =>
        orm
          .insert(answerTable)
          .values({ ...placeColumns(place), answerId: storableText(id), ...saved })
          .onConflictDoUpdate({ target: [platform, tenant, conversation, answerId], set: saved }),
      );
    },
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
  return { ...cases(parts), ...answers(parts) };
}
