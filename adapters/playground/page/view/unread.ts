import type { PageSide, Side } from '../../page-protocol';
import { isVisibleTo } from './messages';

/** How many messages of each conversation a person has seen, by {@link seenKey}. */
export type Seen = Readonly<Record<string, number>>;

/** Names what one person has seen of one conversation. */
export function seenKey(side: Side, person: string, conversation: string): string {
  return `${side}/${person}/${conversation}`;
}

/** How many messages stand in a conversation for this person. */
export function countFor({ messages }: PageSide, person: string, conversation: string): number {
  return messages.filter((one) => one.conversation === conversation && isVisibleTo(one, person)).length;
}

/** How many of them are new. */
export function unreadFor(
  seen: Seen,
  side: Side,
  state: PageSide,
  person: string,
  conversation: string,
): number {
  const known = seen[seenKey(side, person, conversation)] ?? 0;
  return Math.max(0, countFor(state, person, conversation) - known);
}
