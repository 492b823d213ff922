const PERSON = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;
const GROUP = /<!(?:here|channel|everyone|subteam\^)[^<>]*>/;

/** True where the text mentions this user. */
export function mentions(text: string, userId: string): boolean {
  return mentionedUsers(text).includes(userId);
}

/** True where the text calls on any person or group. */
export function mentionsAnyone(text: string): boolean {
  return GROUP.test(text) || mentionedUsers(text).length > 0;
}

/** The text without the mentions of this user; all other markup stays. */
export function removeMention(text: string, userId: string): string {
  const without = text.replace(PERSON, (mention, mentioned) => (mentioned === userId ? '' : mention));
  return without.replace(/[ \t]{2,}/g, ' ').trim();
}

function mentionedUsers(text: string): string[] {
  return [...text.matchAll(PERSON)].map(([, user = '']) => user);
}
