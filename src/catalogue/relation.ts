import type { Tool } from '../knowledge/schema';

/** How two tools stand to each other. */
export type Relation = 'alternatives' | 'partners' | 'both' | 'different';

/** Whether people choose between two tools, use them together, or neither; symmetric. */
export function relationOf(a: Tool, b: Tool): Relation {
  const overlap = a.overlapsWith.includes(b.id) || b.overlapsWith.includes(a.id) || a.category === b.category;
  const pair = a.pairsWith.includes(b.id) || b.pairsWith.includes(a.id);
  if (overlap && pair) return 'both';
  if (overlap) return 'alternatives';
  return pair ? 'partners' : 'different';
}
