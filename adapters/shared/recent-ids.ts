/** Remembers which ids were seen, the newest `capacity` of them. */
export interface RecentIds {
  /** True the first time that an id is seen, false while it is remembered. */
  claim(id: string): boolean;
}

export function createRecentIds(capacity: number): RecentIds {
  const seen = new Set<string>();
  return {
    claim(id) {
      if (seen.has(id)) return false;
      seen.add(id);
      const [oldest] = seen;
      if (seen.size > capacity && oldest !== undefined) seen.delete(oldest);
      return true;
    },
  };
}
