import type { Reply } from '../../chat/reply';

/** One plain sentence. */
export function plainReply(text: string, isPrivate: boolean): Reply {
  return { text, blocks: [{ type: 'text', text }], audience: isPrivate ? 'person' : 'conversation' };
}

/** What people read when something went wrong on our side; the reference is in the log. */
export function troubleReply(reference: string, isPrivate: boolean): Reply {
  return plainReply(
    `Sorry, something went wrong on my side. Please try again in a minute; if it stays, give the people who run me this reference: ${reference}.`,
    isPrivate,
  );
}
