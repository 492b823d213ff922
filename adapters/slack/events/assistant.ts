import { z } from 'zod';
import type { StartedEvent } from '../../../src/chat/event';
import type { Identity, Incoming } from './incoming';

const id = z.string().regex(/^[A-Z][A-Z0-9]+$/);
const timestamp = z.string().regex(/^\d+\.\d+$/);

const viewedSchema = z
  .object({ entities: z.array(z.object({ type: z.string(), value: z.unknown() })).default([]) })
  .optional();

/** The panel shows the direct messages (`agent_view`). */
const directSchema = z.object({
  type: z.enum(['app_home_opened', 'app_context_changed']),
  user: id,
  channel: id,
  tab: z.string().optional(),
  context: viewedSchema,
  event_ts: timestamp,
});

/** The panel is a thread of its own (`assistant_view`, for apps made before July 2026). */
const threadSchema = z.object({
  type: z.enum(['assistant_thread_started', 'assistant_thread_context_changed']),
  assistant_thread: z.object({
    user_id: id,
    channel_id: id,
    thread_ts: timestamp,
    context: z.object({ channel_id: id.optional() }).default({}),
  }),
  event_ts: timestamp,
});

/** Somebody opened the side panel, or looks at another channel beside it. */
export interface PanelOpened {
  incoming: Incoming & { event: StartedEvent };
  channel: string;
  thread?: string;
  /** A thread that has just begun is greeted; direct messages go on. */
  isNew: boolean;
  /** The channel that the person looks at. */
  beside?: string;
}

/**
 * Reads what tells of the side panel. Undefined where the Home tab was opened.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readPanel(event: unknown, me: Identity): PanelOpened | undefined {
  const read = z.discriminatedUnion('type', [directSchema, threadSchema]).parse(event);
  if ('assistant_thread' in read) return threadPanel(read, me);
  return read.type === 'app_home_opened' && read.tab !== 'messages' ? undefined : directPanel(read, me);
}

function threadPanel(read: z.infer<typeof threadSchema>, me: Identity): PanelOpened {
  const { channel_id: channel, context, thread_ts: thread, user_id } = read.assistant_thread;
  const incoming = started(me, { channel, thread, user: user_id, ts: read.event_ts });
  const beside = context.channel_id;
  const isNew = read.type === 'assistant_thread_started';
  return { incoming, channel, thread, isNew, ...(beside !== undefined && { beside }) };
}

function directPanel(read: z.infer<typeof directSchema>, me: Identity): PanelOpened {
  const { channel, context, event_ts: ts, user } = read;
  const viewed = context?.entities.find(({ type }) => type === 'slack#/types/channel_id');
  const beside = id.safeParse(viewed?.value).data;
  const incoming = started(me, { channel, user, ts });
  return { incoming, channel, isNew: false, ...(beside !== undefined && { beside }) };
}

interface Place {
  channel: string;
  thread?: string;
  user: string;
  ts: string;
}

function started({ tenant }: Identity, { channel, thread, ts, user }: Place): PanelOpened['incoming'] {
  const address = { channel, ...(thread !== undefined && { thread }) };
  return {
    event: {
      kind: 'started',
      id: `${tenant}:panel:${channel}:${thread ?? ''}:${ts}`,
      at: new Date(Number(ts) * 1000),
      conversation: {
        ...{ platform: 'slack', tenant, id: channel, kind: 'direct', address },
        ...(thread !== undefined && { thread }),
      },
      person: { id: user },
      private: false,
    },
    address,
  };
}
