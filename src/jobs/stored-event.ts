import { z } from 'zod';
import type { ChatEvent } from '../chat/event';

const base = {
  id: z.string(),
  at: z.coerce.date(),
  conversation: z.looseObject({
    platform: z.enum(['console', 'slack', 'teams']),
    tenant: z.string(),
    id: z.string(),
    thread: z.string().optional(),
    kind: z.enum(['direct', 'group', 'channel']),
    address: z.unknown(),
  }),
  person: z.looseObject({ id: z.string() }),
  private: z.boolean(),
};

const command = z.enum(['ask', 'compare', 'survey', 'tips', 'help']);

const storedSchema = z.discriminatedUnion('kind', [
  z.looseObject({ ...base, kind: z.literal('message'), text: z.string(), addressed: z.boolean() }),
  z.looseObject({ ...base, kind: z.literal('command'), command, text: z.string() }),
  z.looseObject({ ...base, kind: z.literal('action'), action: z.string(), value: z.string() }),
  z.looseObject({ ...base, kind: z.literal('added') }),
  z.looseObject({ ...base, kind: z.literal('removed'), from: z.enum(['conversation', 'group', 'tenant']) }),
]);

/** Kinds that are answered by a message, whenever that comes. Forms, pages and the like are answered at once or never. */
const KINDS: ReadonlySet<string> = new Set(storedSchema.options.map(({ shape }) => shape.kind.value));

/** Whether somebody else could answer an event later. */
export function canWait({ kind }: ChatEvent): boolean {
  return KINDS.has(kind);
}

/** An event as it was stored, by this version or another; `undefined` where it cannot be read. */
export function readStoredEvent(record: unknown): ChatEvent | undefined {
  const { data } = storedSchema.safeParse(record);
  return data as ChatEvent | undefined;
}
