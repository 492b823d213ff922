import { z } from 'zod';

/**
 * What the page and its server say to each other, over HTTP on this machine alone:
 * `GET /api/snapshot` gives a {@link Snapshot}; `GET /api/changes` (server-sent events) gives one after every change;
 * `POST /api/acts` takes an {@link Act} and answers an {@link ActResult}; `GET /api/pictures/<id>` gives a picture that was
 * uploaded; `GET /api/traces/<side>/<message>` gives a {@link Trace}.
 */
export const SIDES = ['slack', 'teams'] as const;
export type Side = (typeof SIDES)[number];

const id = z.string().min(1).max(200);
const by = { person: id, conversation: id };

/** Something that a person does on the page. It is answered once it is done: a move of the clock and a sample team take seconds. */
export const actSchema = z.discriminatedUnion('act', [
  /** As it was typed: `@` with the name of a member or of the advisor is a mention; nothing in it is escaped. */
  z.strictObject({
    act: z.literal('say'),
    side: z.enum(SIDES),
    ...by,
    text: z.string().min(1).max(12_000),
    thread: id.optional(),
  }),
  z.strictObject({
    act: z.literal('command'),
    side: z.literal('slack'),
    ...by,
    command: id,
    text: z.string().max(4_000),
  }),
  /** A button on a message: Slack's `action_id` with its block, or the title of a Teams action. */
  z.strictObject({
    act: z.literal('press'),
    side: z.enum(SIDES),
    ...by,
    message: id,
    block: id.optional(),
    button: id,
  }),
  /** A button in a dialog, on the home page, or anywhere else that is no message: the dialog's id, and what was filled in. */
  z.strictObject({
    act: z.literal('submit'),
    side: z.enum(SIDES),
    person: id,
    form: id,
    /** The `action_id` of the button, or the title of the Teams action; without it, the button that sends the form. */
    button: id.optional(),
    /** By `block_id` on Slack, by the input's id on Teams; what was left empty is absent. */
    values: z.record(z.string(), z.string().max(12_000)),
  }),
  /** Opens the advisor's own page, which then is among the forms with a view of the type `home`. */
  z.strictObject({ act: z.literal('open-home'), side: z.literal('slack'), person: id }),
  z.strictObject({ act: z.literal('close-form'), side: z.enum(SIDES), person: id, form: id }),
  z.strictObject({
    act: z.literal('move-clock'),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(60 * 24 * 60),
  }),
  z.strictObject({ act: z.literal('fault'), fault: id, on: z.boolean() }),
  /** An entry of the advisor in the menu of a message. */
  z.strictObject({
    act: z.literal('shortcut'),
    side: z.literal('slack'),
    person: id,
    message: id,
    shortcut: id,
  }),
  /** Searches in the message extension; what is found is in {@link PageSide.found}. */
  z.strictObject({ act: z.literal('look-up'), side: z.literal('teams'), ...by, text: z.string().max(500) }),
  /** Puts what was found into the conversation, by its place in the list. */
  z.strictObject({
    act: z.literal('insert'),
    side: z.literal('teams'),
    ...by,
    place: z.number().int().min(0).max(50),
  }),
  /** A survey of eight people is played on this side, in the conversation named. */
  z.strictObject({ act: z.literal('sample-team'), side: z.enum(SIDES), conversation: id }),
]);
export type Act = z.infer<typeof actSchema>;

/** `problem` is a sentence for people. */
export type ActResult = { ok: true } | { ok: false; problem: string };

export interface PagePerson {
  id: string;
  name: string;
}

export interface PageConversation {
  id: string;
  name: string;
  kind: 'channel' | 'private' | 'group' | 'direct';
  /** Ids of people; the advisor not counted. */
  members: string[];
  /** Whether the advisor is in it. */
  hasAdvisor: boolean;
}

/** A message as its platform holds it. */
export interface PageMessage {
  id: string;
  conversation: string;
  /** The first message of its thread. */
  thread?: string;
  /** A person's id, or `advisor`. */
  from: string;
  /** ISO 8601 */
  at: string;
  /** Plain on Teams; in Slack's markup on Slack. */
  text: string;
  /** Block Kit, as the advisor sent it. */
  blocks?: unknown[];
  /** An Adaptive Card, as the advisor sent it. */
  card?: unknown;
  /** Only this person sees it. */
  onlyFor?: string;
  edited: boolean;
  /** Emoji names -> ids of those who reacted, `advisor` among them. */
  reactions: Record<string, string[]>;
  /** Whether there is a {@link Trace} of it. */
  traced: boolean;
}

/** A modal or dialog that is open before a person. */
export interface PageForm {
  id: string;
  person: string;
  title: string;
  /** A Slack view, as the advisor sent it. */
  view?: unknown;
  /** The Adaptive Card of a Teams dialog. */
  card?: unknown;
  /** What a Teams dialog says instead of a card. */
  text?: string;
  values: Record<string, string>;
  /** Field -> what is wrong; under the empty name, what is wrong with all of it. */
  errors: Record<string, string>;
}

export interface PageCommand {
  name: string;
  hint: string;
  description: string;
}

/** What was found in a message extension, or a text in its place. */
export interface PageFound {
  person: string;
  conversation: string;
  results: { title: string; text: string }[];
  problem?: string;
}

export interface PageSide {
  /** The advisor as this platform knows it: its id in mentions, and the name behind an `@`. */
  advisor: { id: string; name: string };
  conversations: PageConversation[];
  messages: PageMessage[];
  forms: PageForm[];
  commands: PageCommand[];
  /** Conversations in which the advisor is shown as typing. */
  typing: string[];
  /** Entries of the advisor in the menu of a message. */
  shortcuts: { id: string; name: string; description: string }[];
  /** Questions that the advisor suggests, by direct message. */
  prompts: { conversation: string; title: string; message: string }[];
  /** What people have looked up last, and see until they insert something or look up another. */
  found: PageFound[];
}

export interface PageFault {
  id: string;
  side: Side;
  /** What goes wrong while it is on, in a few words. */
  label: string;
  on: boolean;
}

/** Everything that the page shows. */
export interface Snapshot {
  /** The time in both workspaces, ISO 8601. */
  now: string;
  people: PagePerson[];
  sides: Record<Side, PageSide>;
  faults: PageFault[];
  /** What the advisor does next by itself, such as "The survey closes", and when (ISO 8601). */
  next?: { at: string; what: string };
  /** What is being played, such as "Sample team: 3 of 8 have answered". */
  playing?: string;
}

/** How an answer came about, in the order in which it happened. */
export interface Trace {
  /** The event as the advisor received it. */
  event: unknown;
  /** From the event to the reaction, in milliseconds. */
  ms: number;
  intent?: { id: string; confidence: number };
  /** Fact id -> value id, with their names for people. */
  facts: { id: string; value: string; text: string }[];
  tools: string[];
  /** The rules that fired. */
  rules: { id: string; because: string; source: string }[];
  verdict?: string;
  /** The calls to the platform that followed, each with what was sent. */
  sent: { method: string; payload: unknown }[];
}
