import type { PageConversation, Side, Snapshot } from '../../page-protocol';
import { listingOf, titleOf } from '../view/conversations';
import { type Seen, unreadFor } from '../view/unread';

export interface ListProps {
  side: Side;
  snapshot: Snapshot;
  person: string;
  /** The id of the conversation that is open. */
  open: string | undefined;
  seen: Seen;
}

/** A conversation as it is listed. */
export interface Listed {
  id: string;
  kind: PageConversation['kind'];
  title: string;
  unread: number;
}

/** The groups of a list of conversations, with their headings. */
export function listedGroups({
  person,
  seen,
  side,
  snapshot,
}: ListProps): { heading: string; items: Listed[] }[] {
  const state = snapshot.sides[side];
  const { channels, direct } = listingOf(state, person);
  const naming = { person, people: snapshot.people, advisor: state.advisor.name };
  const listed = (one: PageConversation): Listed => ({
    id: one.id,
    kind: one.kind,
    title: titleOf(one, naming),
    unread: unreadFor(seen, side, state, person, one.id),
  });
  return [
    { heading: 'Channels', items: channels.map(listed) },
    { heading: side === 'slack' ? 'Direct messages' : 'Chats', items: direct.map(listed) },
  ].filter(({ items }) => items.length > 0);
}
