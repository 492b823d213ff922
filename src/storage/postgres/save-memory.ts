import { inBatches } from '../batches';
import type { Session } from '../session';
import { storableJson, storableText } from '../storable';
import type { MemoryStore } from '../store';
import { caseColumns, placeColumns } from './scope';

const SAVE = `
  WITH cases AS (
    INSERT INTO conversation_case (platform, tenant, conversation, thread, person, record, saved_at)
    SELECT given.* FROM jsonb_to_recordset($1::jsonb) AS given (platform text, tenant text,
      conversation text, thread text, person text, record jsonb, saved_at timestamptz)
    ORDER BY platform, tenant, conversation, thread, person
    ON CONFLICT (platform, tenant, conversation, thread, person)
    DO UPDATE SET record = excluded.record, saved_at = excluded.saved_at)
  INSERT INTO answer (platform, tenant, conversation, answer_id, thread, person, record, saved_at)
  SELECT given.* FROM jsonb_to_recordset($2::jsonb) AS given (platform text, tenant text,
    conversation text, answer_id text, thread text, person text, record jsonb, saved_at timestamptz)
  ORDER BY platform, tenant, conversation, answer_id
  ON CONFLICT (platform, tenant, conversation, answer_id)
  DO UPDATE SET thread = excluded.thread, person = excluded.person, record = excluded.record,
    saved_at = excluded.saved_at`;

/** A row of one of the two tables, and what tells it from the others there. */
interface Save {
  table: 'case' | 'answer';
  key: readonly string[];
  row: Record<string, unknown>;
}

/** A statement may write a row once: of several with the same key, the last one counts. */
function rowsOf(saves: readonly Save[], table: Save['table']): string {
  const last = new Map(
    saves.filter((save) => save.table === table).map(({ key, row }) => [JSON.stringify(key), row]),
  );
  return storableJson([...last.values()]);
}

async function saveTogether(session: Session, saves: readonly Save[]): Promise<() => void> {
  await session.query(SAVE, [rowsOf(saves, 'case'), rowsOf(saves, 'answer')], 'save-memory');
  return () => undefined;
}

/** Cases and answers; those that are saved at the same time share a statement. */
export function savingMemory(session: Session): Pick<MemoryStore, 'saveCase' | 'saveAnswer'> {
  const save = inBatches((saves: readonly Save[]) => saveTogether(session, saves));
  return {
    saveCase: async (caseKey, record, now) => {
      const columns = caseColumns(caseKey);
      const { platform, tenant, conversation, thread, person } = columns;
      const key = [platform, tenant, conversation, thread, person];
      await save({ table: 'case', key, row: { ...columns, record, saved_at: now } });
    },
    saveAnswer: async (place, { id, person, record }, now) => {
      const columns = { ...placeColumns(place), answer_id: storableText(id) };
      const { platform, tenant, conversation, answer_id } = columns;
      const key = [platform, tenant, conversation, answer_id];
      await save({ table: 'answer', key, row: { ...columns, person, record, saved_at: now } });
    },
  };
}
