import { randomUUID } from 'node:crypto';
import type { Acts, DeliverEvent } from './acts';
import type { AppLink, Delivered } from './app-link';
import { type AssistantPeople, assistantPeople } from './assistant-people';
import { type HomePeople, homePeople } from './home-people';
import { channelType, commandBody, eventEnvelope, mentionEvent, messageEvent, pressBody } from './payloads';
import { findButton, type WhichButton } from './read-message';
import type { ResponseUrls } from './response-urls';
import { type ShortcutPeople, shortcutPeople } from './shortcut-people';
import type { Channel, Message, SlackState, Trigger } from './state';
import { driveView, type ViewDriver } from './view-driver';

/** What the people of a workspace can do; every act resolves once the app has acknowledged it, or has not. */
export interface People extends HomePeople, AssistantPeople, ShortcutPeople {
  /** Writes a message. `text` is what was typed, with `<@U...>`, `<#C...>` and `<https://...>` as Slack writes them. */
  say(input: {
    user: string;
    channel: string;
    text: string;
    thread?: string;
  }): Promise<{ message: Message; deliveries: Delivered[] }>;
  command(input: { user: string; channel: string; command: string; text?: string }): Promise<Delivered>;
  /** Presses the first button with this label, or the one with this `action_id` (in this block). */
  press(input: { user: string; message: Message } & WhichButton): Promise<Delivered>;
  /** The modal that lies on top before the person. */
  openView(user: string): ViewDriver | undefined;
  /** Delivers any event, as it is. */
  event: DeliverEvent;
}

interface PeopleOptions {
  state: SlackState;
  link: () => AppLink;
  responseUrls: ResponseUrls;
  responseUrl(token: string): string;
  /** The events that the app subscribed to, e.g. `message.im`. */
  subscriptions: readonly string[];
  now: () => Date;
}

export function createPeople({
  link,
  now,
  responseUrl,
  responseUrls,
  state,
  subscriptions,
}: PeopleOptions): People {
  const event: People['event'] = (body, { eventId = `Ev${randomUUID()}`, retry } = {}) => {
    const ids = { event_id: eventId, event_time: Math.floor(now().getTime() / 1000) };
    return link().deliver('events_api', eventEnvelope(state, body, ids), retry);
  };
  const issue = (channel: Channel, user: string, original?: Message) =>
    responseUrl(responseUrls.issue({ channel: channel.id, user, ...(original && { original }) }));
  const trigger = (user: string): Trigger => {
    const issued = { id: randomUUID(), user, at: now() };
    state.triggers.push(issued);
    return issued;
  };
  const acts: Acts = {
    ...{ state, link, subscriptions, event, trigger, issue },
    joined: (id: string, user: string) => joined(state, id, user),
  };
  return {
    ...homePeople(acts),
    ...assistantPeople(acts),
    ...shortcutPeople(acts),
    event,
    openView: (user) => driveView({ state, link, trigger }, user),
    async say({ channel: id, text, thread, user }) {
      const channel = joined(state, id, user);
      const said = { channel: id, ts: state.nextTs(), user, text: typed(text), blocks: [], reactions: {} };
      const message = state.add(thread === undefined ? said : { ...said, threadTs: thread });
      const events = eventsFor(state, message, channel, subscriptions);
      return { message, deliveries: await Promise.all(events.map((body) => event(body))) };
    },
    command({ channel: id, command, text = '', user }) {
      const channel = joined(state, id, user);
      const body = commandBody(state, {
        user,
        channel,
        command,
        text,
        triggerId: trigger(user).id,
        responseUrl: issue(channel, user),
      });
      return link().deliver('slash_commands', body);
    },
    press({ message, user, ...which }) {
      const channel = joined(state, message.channel, user);
      const found = findButton(message, which);
      if (found === undefined)
        throw new Error(
          `no button "${'label' in which ? which.label : which.action}" on message ${message.ts}`,
        );
      const original = message.ephemeralTo === undefined ? undefined : message;
      const ids = {
        actionTs: state.nextTs(),
        triggerId: trigger(user).id,
        responseUrl: issue(channel, user, original),
      };
      return link().deliver('interactive', pressBody(state, { user, channel, message, ...found, ...ids }));
    },
  };
}

function joined(state: SlackState, id: string, user: string): Channel {
  const channel = state.channel(id);
  if (!channel?.members.includes(user)) throw new Error(`${user} is not in the channel ${id}`);
  return channel;
}

/** The app hears what is said where it is a member; a mention comes twice. */
function eventsFor(
  { bot }: SlackState,
  message: Message,
  channel: Channel,
  subscriptions: readonly string[],
): object[] {
  if (!channel.members.includes(bot.id)) return [];
  const mentionsApp =
    channel.kind !== 'im' && message.text.includes(`<@${bot.id}>`) && subscriptions.includes('app_mention');
  const hearsAll = subscriptions.includes(
    `message.${channelType(channel) === 'channel' ? 'channels' : plural(channel)}`,
  );
  return [
    ...(mentionsApp ? [mentionEvent(message)] : []),
    ...(hearsAll ? [messageEvent(message, channel)] : []),
  ];
}

function plural(channel: Channel): string {
  return channel.kind === 'private' ? 'groups' : channelType(channel);
}

/** Slack escapes what people type, all but the links and mentions that its client made. */
function typed(text: string): string {
  return text
    .split(/(<[@#][A-Z0-9]+(?:\|[^<>]*)?>|<https?:[^<>]+>)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
