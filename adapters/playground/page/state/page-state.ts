import type { PageMessage, Side, Snapshot } from '../../page-protocol';
import { openConversation } from '../view/conversations';
import type { Seen } from '../view/unread';

export const LAYOUTS = ['slack', 'teams', 'both'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What is open on one side. */
export interface SideView {
  /** As it was chosen; where nobody chose, or the person is not in it, another one is open. */
  conversation?: string;
  /** The first message of the thread beside the conversation. */
  thread?: string;
  /** Whether the person opened the thread, rather than an answer in it. */
  threadChosen?: true;
  /** Whether the person asked something in this conversation, and no answer to it came yet. */
  awaitsAnswer?: true;
}

/** Everything that the page shows, apart from what is being typed. */
export interface PageState {
  snapshot?: Snapshot;
  connection: 'connecting' | 'live' | 'lost';
  layout: Layout;
  /** Whom one acts as; empty before the first snapshot. */
  person: string;
  views: Readonly<Record<Side, SideView>>;
  /** The message that is looked inside. */
  inside?: { side: Side; message: string };
  /** What did not work, in a sentence. */
  problem?: string;
  seen: Seen;
  /** Whether the hint for newcomers was closed. */
  hintClosed: boolean;
}

/** Something that changes what the page shows. */
export type PageEvent =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'connection'; connection: PageState['connection'] }
  | { type: 'layout'; layout: Layout }
  | { type: 'person'; person: string }
  | { type: 'conversation'; side: Side; conversation: string }
  | { type: 'asked'; side: Side }
  | { type: 'thread'; side: Side; thread: string | undefined }
  | { type: 'inside'; inside: { side: Side; message: string } | undefined }
  | { type: 'problem'; problem: string | undefined }
  | { type: 'close-hint' };

/** The page before anything is known. */
export function firstState(layout: Layout): PageState {
  return {
    connection: 'connecting',
    layout,
    person: '',
    views: { slack: {}, teams: {} },
    seen: {},
    hintClosed: false,
  };
}

/** The id of the conversation that is open on a side before the person who acts. */
export function openOn(
  { person, snapshot, views }: Pick<PageState, 'person' | 'snapshot' | 'views'>,
  side: Side,
): string | undefined {
  if (snapshot === undefined) return undefined;
  return openConversation(snapshot.sides[side], person, views[side].conversation)?.id;
}

/** The message with this id on a side. */
export function messageOn(
  snapshot: Snapshot | undefined,
  side: Side,
  id: string | undefined,
): PageMessage | undefined {
  return snapshot?.sides[side].messages.find((message) => message.id === id);
}
