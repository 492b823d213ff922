/** Keeps a choice in the browser; where the browser keeps nothing, it lasts until the page is closed. */
export function keepPreference(name: string, value: string): void {
  try {
    localStorage.setItem(`playground-${name}`, value);
  } catch {
    // Private windows may refuse; the choice is made anyway.
  }
}

/** A choice made earlier, where it is one of these. */
export function readPreference<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(`playground-${name}`);
    return allowed.find((value) => value === kept);
  } catch {
    return undefined;
  }
}
