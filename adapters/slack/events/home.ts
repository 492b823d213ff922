import { z } from 'zod';
import type { ConversationRef, HomeEvent } from '../../../src/chat/event';
import { actionName } from '../render/buttons';
import type { Identity, Incoming } from './incoming';

const id = z.string().regex(/^[A-Z][A-Z0-9]+$/);
const directId = z.string().regex(/^D[A-Z0-9]+$/);
const timestamp = z.string().regex(/^\d+\.\d+$/);

const openedSchema = z.object({
  user: id,
  channel: directId,
  tab: z.enum(['home', 'messages']).default('home'),
  event_ts: timestamp,
  view: z.object({ hash: z.string() }).optional(),
});

const pressSchema = z.object({
  user: z.object({ id }),
  trigger_id: z.string().min(1),
  view: z.object({ private_metadata: directId }),
  actions: z
    .array(z.object({ action_id: z.string(), value: z.string().default(''), action_ts: timestamp }))
    .min(1),
});

/** Somebody looks at the Home tab. */
export interface HomeOpened {
  incoming: Incoming & { event: HomeEvent };
  /** What the tab showed then; absent where it has never shown anything. */
  hash?: string;
}

/**
 * Reads an `app_home_opened` event. Undefined where another tab was opened.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readHomeOpened(event: unknown, me: Identity): HomeOpened | undefined {
  const { channel, event_ts, tab, user, view } = openedSchema.parse(event);
  if (tab !== 'home') return undefined;
  const address = { channel };
  return {
    incoming: {
      event: {
        kind: 'home',
        id: `${me.tenant}:home:${user}:${event_ts}`,
        at: new Date(Number(event_ts) * 1000),
        conversation: direct(me, channel),
        person: { id: user },
        private: false,
      },
      address,
    },
    ...(view !== undefined && { hash: view.hash }),
  };
}

/** Whether a button was pressed on the Home tab. */
export function isHomePress(body: unknown): boolean {
  return z.object({ view: z.object({ type: z.literal('home') }) }).safeParse(body).success;
}

/**
 * Reads the press of a button on the Home tab: it counts as pressed in the direct messages, which the tab itself names.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readHomePress(body: unknown, me: Identity, at: Date): Incoming | undefined {
  const { actions, trigger_id, user, view } = pressSchema.parse(body);
  const [pressed] = actions;
  if (pressed === undefined) return undefined;
  const channel = view.private_metadata;
  return {
    event: {
      kind: 'action',
      id: `${me.tenant}:${trigger_id}`,
      at: new Date(Number(pressed.action_ts) * 1000),
      conversation: direct(me, channel),
      person: { id: user.id },
      private: false,
      action: actionName(pressed.action_id),
      value: pressed.value,
    },
    address: { channel },
    trigger: { id: trigger_id, receivedAt: at },
  };
}

function direct({ tenant }: Identity, channel: string): ConversationRef {
  return { platform: 'slack', tenant, id: channel, kind: 'direct', address: { channel } };
}
