import { z } from 'zod';
import { inBatches } from '../batches';
import { parseRecord } from '../parse-record';
import { oldest } from '../periods';
import type { Session } from '../session';
import { storableJson } from '../storable';
import type { CaseKey, MemoryStore } from '../store';
import type { StoreParts } from './parts';
import { caseColumns } from './scope';

const FIND = `
  SELECT wanted.number, found.record
  FROM jsonb_to_recordset($1::jsonb) AS wanted (number int, platform text, tenant text, conversation text,
    thread text, person text, after timestamptz)
  JOIN conversation_case AS found USING (platform, tenant, conversation, thread, person)
  WHERE found.saved_at > wanted.after`;

const foundSchema = z.array(z.object({ number: z.number(), record: z.unknown() }));

interface Wanted {
  key: CaseKey;
  /** Not what was saved at this moment or before. */
  after: Date;
}

async function findTogether(session: Session, calls: readonly Wanted[]): Promise<(call: Wanted) => unknown> {
  const wanted = calls.map(({ key, after }, number) => ({ number, ...caseColumns(key), after }));
  const { rows } = await session.query(FIND, [storableJson(wanted)], 'find-cases');
  const found = new Map(foundSchema.parse(rows).map(({ number, record }) => [calls[number], record]));
  return (call) => found.get(call);
}

/** Cases; those that are looked for at the same time are found with one statement. */
export function findingCases({ session, periods, log }: StoreParts): Pick<MemoryStore, 'findCase'> {
  const find = inBatches((calls: readonly Wanted[]) => findTogether(session, calls));
  return {
    findCase: async (key, codec, now) =>
      parseRecord(codec, await find({ key, after: oldest(now, periods.cases) }), 'case', log),
  };
}
