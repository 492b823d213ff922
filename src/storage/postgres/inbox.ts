import { z } from 'zod';
import { inBatches } from '../batches';
import type { EventKey, InboxEntry, InboxStore } from '../inbox-store';
import type { Session } from '../session';
import { storableJson, storableText } from '../storable';

const TAKE = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (platform text, tenant text, event_id text,
      conversation text, person text, event jsonb, claimed_at timestamptz, claimable_at timestamptz)),
  claimed AS (
    INSERT INTO processed_event (platform, tenant, event_id, claimed_at)
    SELECT platform, tenant, event_id, claimed_at FROM given ORDER BY platform, tenant, event_id
    ON CONFLICT DO NOTHING RETURNING platform, tenant, event_id)
  INSERT INTO inbox_event (platform, tenant, event_id, conversation, person, event, takes, claimable_at)
  SELECT platform, tenant, event_id, conversation, person, event, 1, claimable_at
  FROM given JOIN claimed USING (platform, tenant, event_id)
  RETURNING platform, tenant, event_id AS "eventId"`;

/** The events named, locked in an order that is the same everywhere: nobody waits for another in a circle. */
const NAMED = `
  SELECT platform, tenant, event_id FROM inbox_event
  JOIN jsonb_to_recordset($1::jsonb) AS named (platform text, tenant text, event_id text)
    USING (platform, tenant, event_id)
  ORDER BY platform, tenant, event_id FOR UPDATE OF inbox_event`;

const RENEW = `
  UPDATE inbox_event SET claimable_at = $2 WHERE (platform, tenant, event_id) IN (${NAMED})`;

const FORGET = `
  DELETE FROM inbox_event WHERE (platform, tenant, event_id) IN (${NAMED})`;

const TAKE_OVER = `
  UPDATE inbox_event SET claimable_at = $2, takes = takes + 1
  WHERE (platform, tenant, event_id) IN (
    SELECT platform, tenant, event_id FROM inbox_event WHERE claimable_at <= $1
    ORDER BY claimable_at LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING platform, tenant, event_id AS "eventId", event AS record, takes`;

const takenOverSchema = z.array(
  z.object({
    platform: z.string(),
    tenant: z.string(),
    eventId: z.string(),
    record: z.unknown(),
    takes: z.number(),
  }),
);
const countSchema = z.tuple([z.object({ count: z.number() })]);

const keysSchema = z.array(z.object({ platform: z.string(), tenant: z.string(), eventId: z.string() }));

interface Take {
  entry: InboxEntry;
  now: Date;
  until: Date;
}

function keyColumns({ platform, tenant, eventId }: EventKey) {
  return { platform, tenant, event_id: eventId };
}

function takenColumns({ entry, now, until }: Take) {
  const { conversation, person, record } = entry;
  return {
    ...keyColumns(entry),
    conversation,
    person,
    event: record,
    claimed_at: now,
    claimable_at: until,
  };
}

function nameOf({ platform, tenant, eventId }: EventKey): string {
  return JSON.stringify([platform, tenant, eventId].map(storableText));
}

/** Of calls with the same event, the first one gets it. */
async function takeTogether(session: Session, calls: readonly Take[]): Promise<(call: Take) => boolean> {
  const firsts = new Map([...calls].reverse().map((call) => [nameOf(call.entry), call]));
  const { rows } = await session.query(
    TAKE,
    [storableJson([...firsts.values()].map(takenColumns))],
    'take-events',
  );
  const taken = new Set(keysSchema.parse(rows).map((key) => firsts.get(nameOf(key))));
  return (call) => taken.has(call);
}

async function forgetTogether(session: Session, keys: readonly EventKey[]): Promise<() => void> {
  await session.query(FORGET, [storableJson(keys.map(keyColumns))], 'forget-events');
  return () => undefined;
}

/** The inbox in PostgreSQL. Every statement is one stroke, so that no replica ever waits long for another one. */
export function postgresInbox(session: Session): InboxStore {
  const take = inBatches((calls: readonly Take[]) => takeTogether(session, calls));
  const forget = inBatches((keys: readonly EventKey[]) => forgetTogether(session, keys));
  return {
    takeEvent: (entry, now, until) => take({ entry, now, until }),
    renewEvents: async (keys, until) => {
      await session.query(RENEW, [storableJson(keys.map(keyColumns)), until]);
    },
    forgetEvent: forget,
    takeOverEvents: async (now, until, limit) => {
      const { rows } = await session.query(TAKE_OVER, [now, until, limit]);
      return takenOverSchema.parse(rows);
    },
    countEvents: async () => {
      const { rows } = await session.query('SELECT count(*)::int AS count FROM inbox_event');
      return countSchema.parse(rows)[0].count;
    },
  };
}
