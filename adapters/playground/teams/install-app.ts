import { type Activity, base, place, type Speaker, THE_TEAM } from './activities';
import type { Chat } from './chat';
import type { Means } from './means';
import type { Conversation } from './tenant-state';

/** Which of the two ways of telling Teams uses; often it is both. */
export type Told = 'installationUpdate' | 'conversationUpdate';

export interface Change {
  by?: Speaker;
  told?: readonly Told[];
}

/** The app comes to people, groups and teams, and goes again. Each resolves once the bot has taken note. */
export interface Apps {
  /** To a team it is added in one of its channels, which the person chose. */
  add(chat: Chat, change?: Change): Promise<void>;
  /** From a team it is removed with all of its channels. */
  remove(chat: Chat, change?: Change): Promise<void>;
  /** A new version of the app arrives where the old one is. */
  upgrade(chat: Chat, change?: Change): Promise<void>;
}

type Action = 'add' | 'remove' | 'add-upgrade';

const BOTH: readonly Told[] = ['installationUpdate', 'conversationUpdate'];

export function createApps(means: Means): Apps {
  const tell = async ({ conversation }: Chat, action: Action, { by, told = BOTH }: Change) => {
    const activities = told.map((way) => activityFor(means, conversation, action, way, by));
    await Promise.all(activities.map((activity) => means.deliver(activity)));
  };
  return {
    async add(chat, change = {}) {
      for (const one of wholePlace(means, chat.conversation)) one.closed = false;
      await tell(chat, 'add', change);
    },
    async remove(chat, change = {}) {
      for (const one of wholePlace(means, chat.conversation)) one.closed = true;
      await tell(chat, 'remove', change);
    },
    upgrade: (chat, change = {}) => tell(chat, 'add-upgrade', change),
  };
}

/** A team has all of its channels in common. */
function wholePlace({ state }: Means, conversation: Conversation): Conversation[] {
  if (conversation.type !== 'channel') return [conversation];
  const all = [...state.conversations.values()].filter(({ type }) => type === 'channel');
  return all.filter((one) => teamOf(one) === teamOf(conversation));
}

function teamOf({ team = THE_TEAM }: Conversation): string {
  return team;
}

function activityFor(
  { state, around }: Means,
  conversation: Conversation,
  action: Action,
  way: Told,
  by?: Speaker,
): Activity {
  const activity = base(around, conversation, `f:${state.nextId()}`, by);
  return {
    ...activity,
    type: way,
    conversation: place(around, spokenOf(conversation, action)),
    channelData: { ...Object(activity.channelData), ...chosen(conversation, action) },
    ...(way === 'installationUpdate' ? { action } : membersOf(around.bot.id, action)),
  };
}

/** When the app is added, Teams speaks of the channel; later, of the team. */
function spokenOf(conversation: Conversation, action: Action): Conversation {
  const isTeam = conversation.type === 'channel' && action !== 'add';
  return isTeam ? { ...conversation, id: teamOf(conversation) } : conversation;
}

function chosen({ type, id }: Conversation, action: Action): object {
  return type === 'channel' && action === 'add' ? { settings: { selectedChannel: { id } } } : {};
}

function membersOf(bot: string, action: Action): object {
  return action === 'remove' ? { membersRemoved: [{ id: bot }] } : { membersAdded: [{ id: bot }] };
}
