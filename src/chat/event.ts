/** The places where people talk to the advisor. */
export type Platform = 'console' | 'slack' | 'teams';

/**
 * Where something was said. `tenant` and `id` are stable and may be used as keys;
 * `address` is opaque: only the adapter of `platform` reads it.
 */
export interface ConversationRef {
  platform: Platform;
  /** Slack team or enterprise id, Teams tenant id, `local` in the console. */
  tenant: string;
  /** The channel, group or direct message. */
  id: string;
  /** The thread inside it, where the platform has threads and this was said in one. */
  thread?: string;
  kind: 'direct' | 'group' | 'channel';
  /** What it is part of and is left with: the team of a Teams channel. Absent where it stands by itself. */
  group?: string;
  /** JSON-serialisable; whatever the adapter needs to speak here again. */
  address: unknown;
}

/** A message that the adapter posted and may update. `address` is opaque, as in {@link ConversationRef}. */
export interface MessageRef {
  conversation: ConversationRef;
  id: string;
  address: unknown;
}

/** Who did something. Ids are unique inside a tenant only. */
export interface Person {
  id: string;
  /** BCP 47, e.g. `de-CH`, where the platform tells. */
  locale?: string;
  /** IANA name, e.g. `Europe/Zurich`, where the platform tells. */
  timeZone?: string;
}

/** The slash commands (`/ops-ask` and so on), by their name without the prefix. */
export type CommandName = 'ask' | 'compare' | 'survey' | 'tips' | 'help';

interface EventBase {
  /** Unique for one thing a person did; the same on every redelivery of it. */
  id: string;
  at: Date;
  conversation: ConversationRef;
  person: Person;
  /** True where only this person will see the reply (a slash command, a button on a private answer). */
  private: boolean;
}

/** A person wrote to the advisor; its own mention is already removed, other markup is not. */
export interface MessageEvent extends EventBase {
  kind: 'message';
  text: string;
  /**
   * False for a message in a thread that does not mention the advisor (nor anyone else): it is answered
   * only where the advisor already speaks in that thread. Other messages not meant for it never arrive.
   */
  addressed: boolean;
}

export interface CommandEvent extends EventBase {
  kind: 'command';
  command: CommandName;
  text: string;
}

/** A button of a `Reply` was pressed. Its value comes from outside: parse it, never trust it. */
export interface ActionEvent extends EventBase {
  kind: 'action';
  action: string;
  value: string;
}

/** A `Form` was filled in and sent. Parse all of it, never trust it. */
export interface FormEvent extends EventBase {
  kind: 'form';
  /** The form's id. */
  form: string;
  /** The form's own value, as it was given out. */
  value: string;
  /** Field id -> what was chosen or typed; fields left empty are absent. */
  fields: Readonly<Record<string, string>>;
}

/** A person opened the advisor's own page in the chat (Slack's App Home); the reply is what stands on it. */
export interface HomeEvent extends EventBase {
  kind: 'home';
}

/** A person opened a place to talk with the advisor (Slack's side panel) and has not said anything there yet. */
export interface StartedEvent extends EventBase {
  kind: 'started';
  /** The name of the conversation that the person looks at beside it, where the platform tells. */
  beside?: string;
}

/** The advisor was added to a conversation by this person. */
export interface AddedEvent extends EventBase {
  kind: 'added';
}

/**
 * The advisor was removed. Where the platform does not tell by whom, `person.id` is empty. A reaction is for nobody to read:
 * it means that not all could be forgotten, and that it is worth another try.
 */
export interface RemovedEvent extends EventBase {
  kind: 'removed';
  /** From this conversation alone, from all that are part of its `group`, or from the whole workspace or tenant. */
  from: 'conversation' | 'group' | 'tenant';
}

/**
 * A message with a `refresh` is being looked at; the reply takes its place for whoever looks, and nothing is said.
 * Nobody is to know who looked at what: `person.id` is empty, and nothing is remembered of it.
 */
export interface RefreshEvent extends EventBase {
  kind: 'refresh';
  action: string;
  /** Comes from outside, like that of an {@link ActionEvent}: parse it, never trust it. */
  value: string;
}

/** Something that a person did to or with the advisor. */
export type ChatEvent =
  | MessageEvent
  | CommandEvent
  | ActionEvent
  | FormEvent
  | HomeEvent
  | StartedEvent
  | AddedEvent
  | RemovedEvent
  | RefreshEvent;

/** A person looks up a tool or a term while writing (a message extension). Nothing is remembered of it. */
export interface Lookup {
  platform: Platform;
  tenant: string;
  text: string;
}
