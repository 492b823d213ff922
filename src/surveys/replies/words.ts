import type { Reply, RichText } from '../../chat/reply';

/** A short reply to one person. */
export function tell(text: string, rich: RichText = text): Reply {
  return { text, blocks: [{ type: 'text', text: rich }], audience: 'person' };
}

/** "1 person has answered", "7 of 12 people have answered". */
export function answeredText(answered: number, members: number | undefined): string {
  if (members !== undefined && members >= answered) return `${answered} of ${people(members)} have answered`;
  return answered === 1 ? '1 person has answered' : `${answered} people have answered`;
}

export function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
