import type { PageMessage, PageSide } from '../../page-protocol';
import { isVisibleTo } from './messages';

/** What is new in a conversation for a person who did not write it, in the order in which it came. */
export function newMessages(
  before: PageSide | undefined,
  after: PageSide,
  { conversation, person }: { conversation: string; person: string },
): PageMessage[] {
  if (before === undefined) return [];
  const known = new Set(before.messages.map(({ id }) => id));
  return after.messages.filter(
    (one) =>
      !known.has(one.id) &&
      one.conversation === conversation &&
      one.from !== person &&
      isVisibleTo(one, person),
  );
}
