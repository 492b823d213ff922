import type { Act, PageCommand, Side } from '../../page-protocol';

export interface Typed {
  side: Side;
  person: string;
  conversation: string;
  thread?: string | undefined;
  text: string;
  commands: readonly PageCommand[];
}

/** What a typed text does: a slash command on Slack, a message everywhere else; a sentence where it can be neither. */
export function actFor({ commands, conversation, person, side, text, thread }: Typed): Act | string {
  const trimmed = text.trim();
  if (side === 'slack' && trimmed.startsWith('/')) {
    const [command = '', ...rest] = trimmed.split(/\s+/);
    if (!commands.some(({ name }) => name === command))
      return `${command} is not a command here. Type / to see the commands.`;
    if (thread !== undefined)
      return `${command} does not work in threads. Use it in the conversation itself.`;
    const args = trimmed.slice(command.length).trim();
    return { act: 'command', side, person, conversation, command, text: rest.length === 0 ? '' : args };
  }
  return {
    act: 'say',
    side,
    person,
    conversation,
    text: trimmed,
    ...(thread === undefined ? {} : { thread }),
  };
}
