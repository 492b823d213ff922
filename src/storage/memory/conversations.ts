import { parseRecord } from '../parse-record';
import { oldest } from '../periods';
import { storableRecord } from '../storable';
import type { CaseKey, MemoryStore, Place } from '../store';
import type { MemoryParts } from './parts';
import { keyOf, type Row, rowAt } from './rows';

function caseKey({ platform, tenant, conversation, thread = '', person }: CaseKey): string {
  return keyOf(platform, tenant, conversation, thread, person);
}

function answerKey({ platform, tenant, conversation }: Place, id: string): string {
  return keyOf(platform, tenant, conversation, id);
}

function ifFresh(row: Row | undefined, now: Date, periodMs: number): Row | undefined {
  return row !== undefined && row.savedAt > oldest(now, periodMs) ? row : undefined;
}

function sameThread(row: Row, { platform, tenant, conversation, thread = '' }: Place): boolean {
  const { platform: p, tenant: t, conversation: c, thread: h } = row;
  return keyOf(p, t, c, h) === keyOf(platform, tenant, conversation, thread);
}

/** Conversation memory in this process. */
export function memoryConversations({ cases, answers, periods, log }: MemoryParts): MemoryStore {
  return {
    saveCase: async (key, record, now) => {
      cases.set(caseKey(key), rowAt(key, now, { person: key.person, record: storableRecord(record) }));
    },
    findCase: async (key, codec, now) => {
      const row = ifFresh(cases.get(caseKey(key)), now, periods.cases);
      return parseRecord(codec, row?.record, 'case', log);
    },
    saveAnswer: async (place, { id, person, record }, now) => {
      const row = rowAt(place, now, { id, person, record: storableRecord(record) });
      answers.set(answerKey(place, id), row);
    },
    findAnswer: async (place, id, codec, now) => {
      const row = ifFresh(answers.get(answerKey(place, id)), now, periods.answers);
      return parseRecord(codec, row?.record, 'answer', log);
    },
    hasSpokenIn: async (place, now) =>
      [...answers.values()].some(
        (row) => sameThread(row, place) && ifFresh(row, now, periods.answers) !== undefined,
      ),
  };
}
