import type { z } from 'zod';
import { actionName } from '../render/buttons';
import { kindOfChannel } from './command';
import type { Identity, Incoming } from './incoming';
import { actionSchema } from './payloads';

type Press = z.infer<typeof actionSchema>;

/**
 * Reads the press of a button.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readAction(body: unknown, me: Identity, at: Date): Incoming | undefined {
  const press = actionSchema.parse(body);
  const [pressed] = press.actions;
  if (pressed === undefined) return undefined;
  const kind = kindOfChannel(press.channel.id, press.channel.name);
  const thread = threadOf(press, kind === 'direct');
  const address = { channel: press.channel.id, ...(thread && { thread }) };
  return {
    event: {
      kind: 'action',
      id: `${me.tenant}:${press.trigger_id}`,
      at: new Date(Number(pressed.action_ts) * 1000),
      conversation: {
        platform: 'slack',
        tenant: me.tenant,
        id: press.channel.id,
        kind,
        address,
        ...(thread && { thread }),
      },
      person: { id: press.user.id },
      private: press.container.is_ephemeral,
      action: actionName(pressed.action_id),
      value: pressed.value,
    },
    address,
    trigger: { id: press.trigger_id, receivedAt: at },
  };
}

/** A message in a channel has its thread hang on itself; a private one is no root, for others do not see it. */
function threadOf({ container, message }: Press, direct: boolean): string | undefined {
  const thread = container.thread_ts ?? message?.thread_ts;
  return thread ?? (direct || container.is_ephemeral ? undefined : container.message_ts);
}
