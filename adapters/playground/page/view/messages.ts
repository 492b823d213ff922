import type { PageMessage } from '../../page-protocol';

/** Whether a person sees a message: an ephemeral one is for its addressee alone. */
export function isVisibleTo({ onlyFor }: PageMessage, person: string): boolean {
  return onlyFor === undefined || onlyFor === person;
}

/** A message that stands in the conversation itself, and the thread below it. */
export interface Post {
  message: PageMessage;
  replies: PageMessage[];
}

/** What a person sees in a conversation, oldest first. A reply whose first message is not seen stands by itself. */
export function postsOf(messages: readonly PageMessage[], conversation: string, person: string): Post[] {
  const seen = messages.filter((one) => one.conversation === conversation && isVisibleTo(one, person));
  const posts = new Map<string, Post>();
  for (const message of seen) {
    const first = message.thread === message.id ? undefined : message.thread;
    const post = first === undefined ? undefined : posts.get(first);
    if (post) post.replies.push(message);
    else posts.set(message.id, { message, replies: [] });
  }
  return [...posts.values()];
}

/** The messages of one day, under its date. */
export interface Day {
  /** ISO 8601 of its first message. */
  at: string;
  posts: Post[];
}

/** Groups posts by the day that `dayOf` says they were written on. */
export function daysOf(posts: readonly Post[], dayOf: (iso: string) => string): Day[] {
  const days: Day[] = [];
  for (const post of posts) {
    const last = days.at(-1);
    if (last && dayOf(last.at) === dayOf(post.message.at)) last.posts.push(post);
    else days.push({ at: post.message.at, posts: [post] });
  }
  return days;
}

/** Whether nobody has written anything yet. */
export function isUntouched(sides: Readonly<Record<string, { messages: readonly PageMessage[] }>>): boolean {
  return Object.values(sides).every(({ messages }) => messages.every(({ from }) => from === 'advisor'));
}
