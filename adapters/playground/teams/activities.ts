import type { Conversation, Message } from './tenant-state';

export interface Speaker {
  id: string;
  name: string;
}

export interface WhatIsSaid {
  text: string;
  /** How it stands in the conversation, where that is not `text`: with the mentions as they were typed. */
  typed?: string;
  by?: Speaker;
  /** The first message of the thread; in channels a new thread begins without. */
  thread?: string;
  /** Whether the bot is mentioned; yes in groups and channels unless given. */
  mention?: boolean;
  /** Other people who are mentioned, by name. */
  mentionOthers?: readonly string[];
  locale?: string;
  timeZone?: string;
}

export interface WhatIsPressed {
  message: Message;
  data: object;
  by?: Speaker | undefined;
}

/** A dialog is asked for, or sent. */
export interface WhatIsDone extends WhatIsPressed {
  name: 'task/fetch' | 'task/submit';
}

export interface ActivityFactory {
  message(conversation: Conversation, id: string, said: WhatIsSaid): Activity;
  press(conversation: Conversation, id: string, pressed: WhatIsPressed): Activity;
  dialog(conversation: Conversation, id: string, done: WhatIsDone): Activity;
}

export interface Activity extends Record<string, unknown> {
  id: string;
  conversation: { id: string };
}

/** Where activities come from and go to. */
export interface Surroundings {
  tenantId: string;
  serviceUrl: string;
  bot: Speaker;
  now: () => Date;
}

/** Where channels are whose team nobody named. */
export const THE_TEAM = '19:team@thread.tacv2';

/** Who speaks where nobody is named. */
export const SOMEBODY: Speaker = { id: 'adele', name: 'Adele' };

/** Makes activities in the form that Teams gives them. */
export function createActivityFactory(around: Surroundings): ActivityFactory {
  return {
    message(conversation, id, said) {
      const { locale = 'en-GB', timeZone = 'Europe/London', mentionOthers = [] } = said;
      const mention = said.mention ?? conversation.type !== 'personal';
      const mentioned = [
        ...(mention ? [around.bot] : []),
        ...mentionOthers.map((name) => ({ id: `29:${name}`, name })),
      ];
      const clientInfo = { type: 'clientInfo', locale, country: 'GB', platform: 'Web', timezone: timeZone };
      return {
        ...base(around, conversation, id, said.by),
        conversation: place(around, conversation, said.thread ?? id),
        text: [...mentioned.map(({ name }) => `<at>${name}</at>`), said.text].join(' '),
        textFormat: 'plain',
        locale,
        localTimezone: timeZone,
        entities: [...mentioned.map(mentionOf), clientInfo],
      };
    },
    press(conversation, id, { message, data, by }) {
      return {
        ...base(around, conversation, id, by),
        conversation: place(around, conversation, message.thread ?? message.id),
        replyToId: message.id,
        value: data,
      };
    },
    dialog(conversation, id, { message, data, by, name }) {
      return {
        ...base(around, conversation, `f:${id}`, by),
        type: 'invoke',
        name,
        conversation: place(around, conversation, message.thread ?? message.id),
        replyToId: message.id,
        value: { data, context: { theme: 'default' } },
      };
    },
  };
}

/** What every activity has. */
export function base(
  around: Surroundings,
  { type, team }: Conversation,
  id: string,
  by = SOMEBODY,
): Activity {
  const { tenantId, serviceUrl, bot, now } = around;
  const inTeam = type === 'channel' ? { team: { id: team ?? THE_TEAM } } : {};
  return {
    type: 'message',
    id,
    timestamp: now().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${by.id}`, name: by.name, aadObjectId: by.id },
    recipient: bot,
    channelData: { tenant: { id: tenantId }, ...inTeam },
    conversation: { id: '' },
  };
}

/** Where an activity comes from; without a thread, from the conversation as a whole. */
export function place(
  { tenantId }: Surroundings,
  { id, type }: Conversation,
  thread?: string,
): { id: string } {
  const place = { conversationType: type, tenantId, ...(type === 'personal' ? {} : { isGroup: true }) };
  return { ...place, id: type === 'channel' && thread !== undefined ? `${id};messageid=${thread}` : id };
}

function mentionOf(mentioned: Speaker): object {
  return { type: 'mention', mentioned, text: `<at>${mentioned.name}</at>` };
}
