import type { ChatEvent, CommandEvent, CommandName, MessageEvent } from '../../../src/chat/event';
import { conversationOf } from './conversation';
import { isBot, mentionsOf, removeBotMention } from './mentions';
import { buttonDataSchema, cardActionSchema, type Incoming } from './payloads';
import { personOf } from './person';
import { plainText } from './plain-text';

/**
 * Only what cannot be meant otherwise: "help me choose" and "compare team roles" are questions, and the core reads
 * those.
 */
const COMMAND = /^\/ops-(ask|compare|survey|tips|help)(?:\s+([\s\S]*))?$/i;
const BARE_HELP = /^\/?help[.!?]?$/i;

/** What an activity means; `undefined` where it is nothing for the advisor. `now` stands in for a missing time. */
export function toEvent(incoming: Incoming, now: Date): ChatEvent | undefined {
  const base = baseOf(incoming, now);
  if (incoming.type === 'invoke')
    return actionEvent(base, cardActionSchema.safeParse(incoming.value).data?.action.data);
  if (incoming.type !== 'message') return undefined;
  if (incoming.value) return actionEvent(base, buttonDataSchema.safeParse(incoming.value).data);
  return messageOrCommand(base, incoming);
}

export type EventBase = Pick<ChatEvent, 'id' | 'at' | 'conversation' | 'person' | 'private'>;

/** What all events have, read from the activity itself and never from what a card carries. */
export function baseOf(incoming: Incoming, now: Date): EventBase {
  return {
    id: `${incoming.conversation.id}:${incoming.id}`,
    at: incoming.timestamp === undefined ? now : new Date(incoming.timestamp),
    conversation: conversationOf(incoming),
    person: personOf(incoming),
    private: false,
  };
}

function actionEvent(
  base: EventBase,
  data: ReturnType<typeof buttonDataSchema.parse> | undefined,
): ChatEvent | undefined {
  return data && { ...base, kind: 'action', ...data.opsAdvisor };
}

function messageOrCommand(base: EventBase, incoming: Incoming): MessageEvent | CommandEvent | undefined {
  const addressed = addressing(base, incoming);
  if (addressed === undefined) return undefined;
  const text = plainText(removeBotMention(incoming));
  const command = addressed ? commandIn(text) : undefined;
  return command ? { ...base, kind: 'command', ...command } : { ...base, kind: 'message', text, addressed };
}

/** Whether the bot is spoken to; `undefined` where the message is between other people. */
function addressing({ conversation }: EventBase, incoming: Incoming): boolean | undefined {
  if (conversation.kind === 'direct') return true;
  const mentions = mentionsOf(incoming);
  if (mentions.some((mention) => isBot(mention, incoming))) return true;
  const isFollowUp = conversation.thread !== undefined && conversation.thread !== incoming.id;
  return isFollowUp && mentions.length === 0 ? false : undefined;
}

function commandIn(text: string): { command: CommandName; text: string } | undefined {
  if (BARE_HELP.test(text)) return { command: 'help', text: '' };
  const [, name, rest = ''] = COMMAND.exec(text) ?? [];
  return name === undefined ? undefined : { command: name.toLowerCase() as CommandName, text: rest.trim() };
}
