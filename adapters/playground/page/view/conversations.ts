import type { PageConversation, PagePerson, PageSide } from '../../page-protocol';
import { nameOf } from './people';

/** The conversations of a person, in the order in which they are listed. */
export interface Listing {
  channels: PageConversation[];
  direct: PageConversation[];
}

/** What a person sees in the list: channels and direct messages that they are in. */
export function listingOf({ conversations }: PageSide, person: string): Listing {
  const mine = conversations.filter(({ members }) => members.includes(person));
  const isDirect = ({ kind }: PageConversation) => kind === 'direct' || kind === 'group';
  return { channels: mine.filter((one) => !isDirect(one)), direct: mine.filter(isDirect) };
}

/** What a conversation is called before this person: a direct one has the name of whoever else is in it. */
export function titleOf(
  { hasAdvisor, kind, members, name }: PageConversation,
  { person, people, advisor }: { person: string; people: readonly PagePerson[]; advisor: string },
): string {
  if (kind !== 'direct') return name;
  if (hasAdvisor) return advisor;
  const others = members.filter((id) => id !== person);
  return others.length === 0 ? name : others.map((id) => nameOf(id, people)).join(', ');
}

/**
 * The conversation that is open: the one that was chosen where this person is in it, else theirs with the advisor, else
 * the first.
 */
export function openConversation(
  side: PageSide,
  person: string,
  chosen: string | undefined,
): PageConversation | undefined {
  const { channels, direct } = listingOf(side, person);
  const all = [...channels, ...direct];
  return (
    all.find(({ id }) => id === chosen) ??
    direct.find(({ hasAdvisor, kind }) => hasAdvisor && kind === 'direct') ??
    all[0]
  );
}
