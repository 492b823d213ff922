import type { CommandName, ConversationRef } from '../../../src/chat/event';
import type { Identity, Incoming } from './incoming';
import { commandSchema } from './payloads';

/** The slash commands, as the app's manifest declares them. */
export const COMMANDS: Readonly<Record<string, CommandName>> = {
  '/ops-ask': 'ask',
  '/ops-compare': 'compare',
  '/ops-survey': 'survey',
  '/ops-tips': 'tips',
  '/ops-help': 'help',
};

/**
 * Reads a slash command. Undefined for a command that is not ours.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readCommand(body: unknown, me: Identity, at: Date): Incoming | undefined {
  const { command: typed, channel_id, channel_name, text, trigger_id, user_id } = commandSchema.parse(body);
  const command = COMMANDS[typed];
  if (command === undefined) return undefined;
  const address = { channel: channel_id };
  return {
    event: {
      kind: 'command',
      id: `${me.tenant}:${trigger_id}`,
      at,
      conversation: {
        platform: 'slack',
        tenant: me.tenant,
        id: channel_id,
        kind: kindOfChannel(channel_id, channel_name),
        address,
      },
      person: { id: user_id },
      private: true,
      command,
      text: text.trim(),
    },
    address,
    trigger: { id: trigger_id, receivedAt: at },
  };
}

/** Commands and buttons carry a channel's name in place of its type. */
export function kindOfChannel(id: string, name: string): ConversationRef['kind'] {
  if (id.startsWith('D') || name === 'directmessage') return 'direct';
  return name.startsWith('mpdm-') ? 'group' : 'channel';
}
