import type { Panel } from './assistant-state';
import type { Block, View } from './block-kit';
import type { Call } from './call';
import type { OpenHome } from './home-schema';

export interface User {
  id: string;
  name: string;
  /** The name that people read. */
  realName?: string;
  /** IANA */
  tz?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  /** The account was closed. */
  deleted?: true;
}

/** What was uploaded, and how far it has come. */
export interface SlackFile {
  id: string;
  /** In bytes, as announced. */
  length: number;
  altText: string;
  bytes?: Uint8Array;
  title?: string;
  /** The thread that it was put into by itself. */
  sharedIn?: { channel: string; threadTs?: string };
  /** Messages that may still be refused because Slack has not looked at it. */
  refusals: number;
}

/** What a person did last, and so may be answered with a modal. */
export interface Trigger {
  id: string;
  user: string;
  at: Date;
  used?: true;
}

/** A modal before a person. */
export interface OpenView {
  id: string;
  hash: string;
  user: string;
  view: View;
  /** What is filled in, by the ids of the blocks. */
  values: Record<string, string>;
  /** What the app said is wrong, by the ids of the blocks. */
  errors: Record<string, string>;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  members: string[];
  archived?: true;
}

export interface Message {
  channel: string;
  /** Slack's id of a message in its channel: seconds, a dot, a counter. */
  ts: string;
  user: string;
  /** In Slack's markup. */
  text: string;
  blocks: Block[];
  threadTs?: string;
  /** Only this user sees it. */
  ephemeralTo?: string;
  edited?: true;
  /** Told only to those who ask for it. */
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** Who reacted, by the emoji's name. */
  reactions: Record<string, string[]>;
}

/** Somebody whose device rang because of a message of the app. */
export interface Notification {
  channel: string;
  ts: string;
  /** A user id, or the `here`, `channel` or `everyone` that was called. */
  target: string;
}

export interface SlackState {
  team: {
    id: string;
    name: string;
    /** The organisation that it belongs to. */
    enterpriseId?: string;
    /** The app is installed in this workspace of the organisation alone, and not for all of it. */
    installedHere?: true;
  };
  bot: User & { botId: string };
  users: User[];
  channels: Channel[];
  messages: Message[];
  notifications: Notification[];
  files: SlackFile[];
  triggers: Trigger[];
  /** A newer one lies over an older one. */
  views: OpenView[];
  /** The Home tabs, by their users. */
  homes: Map<string, OpenHome>;
  /** What the app shows in its side panels; by `panelKey`. */
  panels: Map<string, Panel>;
  /** Every side panel is a thread of its own, as in apps made before July 2026. */
  panelsAreThreads: boolean;
  now(): Date;
  /** A timestamp that no message has yet. */
  nextTs(): string;
  channel(id: string): Channel | undefined;
  message(channel: string, ts: string): Message | undefined;
  add(message: Message): Message;
  remove(message: Message): void;
  /** Carries out a call of the app: what is added meanwhile is known as its work. */
  during<T>(call: Call, work: () => T): T;
  /** The call with which the app posted a message. */
  callOf(message: Message): Call | undefined;
  /** Tells the listeners that something was changed in place. */
  changed(): void;
  /** Calls `listener` after every change, until the function that comes back is called. */
  onChange(listener: () => void): () => void;
}

export type Population = Pick<SlackState, 'team' | 'bot' | 'users' | 'channels'>;

/** What the workspace holds, apart from how it is reached. */
export function createSlackState(population: Population, now: () => Date): SlackState {
  const messages: Message[] = [];
  const listeners = new Set<() => void>();
  const calls = new WeakMap<Message, Call>();
  let running: Call | undefined;
  let counter = 0;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    ...population,
    messages,
    notifications: [],
    files: [],
    triggers: [],
    views: [],
    homes: new Map(),
    panels: new Map(),
    panelsAreThreads: false,
    now,
    nextTs() {
      counter += 1;
      return `${Math.floor(now().getTime() / 1000)}.${String(counter).padStart(6, '0')}`;
    },
    channel: (id) => population.channels.find((channel) => channel.id === id),
    // From the end: most that is done to a message is done to a late one.
    message: (channel, ts) =>
      messages.findLast((message) => message.channel === channel && message.ts === ts),
    add(message) {
      messages.push(message);
      if (running !== undefined) calls.set(message, running);
      changed();
      return message;
    },
    during(call, work) {
      running = call;
      try {
        return work();
      } finally {
        running = undefined;
      }
    },
    callOf: (message) => calls.get(message),
    remove(message) {
      messages.splice(messages.indexOf(message), 1);
      changed();
    },
    changed,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
