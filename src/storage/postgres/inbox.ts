import { z } from 'zod';
import type { EventKey, InboxStore } from '../inbox-store';
import type { Session } from '../session';
import { storableRecord, storableText } from '../storable';

const TAKE = `
  WITH claimed AS (
    INSERT INTO processed_event (platform, tenant, event_id, claimed_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING event_id)
  INSERT INTO inbox_event (platform, tenant, event_id, conversation, person, event, takes, claimable_at)
  SELECT $1, $2, $3, $5, $6, $7::jsonb, 1, $8 FROM claimed
  RETURNING event_id`;

const RENEW = `
  UPDATE inbox_event SET claimable_at = $4
  FROM unnest($1::text[], $2::text[], $3::text[]) AS held (platform, tenant, event_id)
  WHERE (inbox_event.platform, inbox_event.tenant, inbox_event.event_id)
    = (held.platform, held.tenant, held.event_id)`;

const FORGET = 'DELETE FROM inbox_event WHERE platform = $1 AND tenant = $2 AND event_id = $3';

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

function keyOf({ platform, tenant, eventId }: EventKey): [string, string, string] {
  return [storableText(platform), storableText(tenant), storableText(eventId)];
}

/** The inbox in PostgreSQL. Every statement is one stroke, so that no replica ever waits for another one. */
export function postgresInbox(session: Session): InboxStore {
  return {
    takeEvent: async (entry, now, until) => {
      const place = [storableText(entry.conversation), storableText(entry.person)];
      const record = JSON.stringify(storableRecord(entry.record));
      const { rows } = await session.query(TAKE, [...keyOf(entry), now, ...place, record, until]);
      return rows.length === 1;
    },
    renewEvents: async (keys, until) => {
      const columns = [0, 1, 2].map((column) => keys.map((key) => keyOf(key)[column]));
      await session.query(RENEW, [...columns, until]);
    },
    forgetEvent: async (key) => void (await session.query(FORGET, keyOf(key))),
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
