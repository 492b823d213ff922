/** Somebody who can be called with an `@`. */
export interface Callable {
  id: string;
  names: readonly string[];
}

/** Puts what `write` gives in the place of each `@name` of somebody known; the longest name wins. */
export function replaceMentions(
  text: string,
  callable: readonly Callable[],
  write: (id: string, mention: string) => string,
): string {
  const ids = new Map(callable.flatMap(({ id, names }) => names.map((name) => [name.toLowerCase(), id])));
  const longestFirst = [...ids.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(`(?<![\\w@])@(${longestFirst.join('|')})(?![\\w-])`, 'gi');
  return text.replace(pattern, (mention, name: string) => write(ids.get(name.toLowerCase()) ?? '', mention));
}

function escapePattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
