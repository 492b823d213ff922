import type { Source } from '../../src/knowledge/schema';
import type { Tip } from '../../src/knowledge/tip-schema';

/** One workspace of the soak, and how its API is reached. */
export interface SoakWorkspace {
  tenant: string;
  apiUrl: string;
  botToken: string;
}

/** How often a post goes wrong: parts of 1. */
export interface FaultRates {
  /** 429, with a Retry-After of one second. */
  limited: number;
  /** Posted, and no answer comes. */
  lost: number;
  /** 500, and nothing is posted. */
  broken: number;
}

/** What the workspaces tell when they are asked. */
export interface PostCount {
  posts: number;
  /** Channels by how many tips they have. */
  none: number;
  one: number;
  more: number;
  faults: Record<keyof FaultRates, number>;
}

/** All workspaces have channels of the same names. */
export function channelIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `C${index + 1}SOAK`);
}

export function tenantId(index: number): string {
  return `T${index + 1}SOAK`;
}

/** A clock that runs `aheadMs` before the machine's. */
export function clockAhead(aheadMs: number): () => Date {
  return () => new Date(Date.now() + aheadMs);
}

const DIMENSIONS = ['version-control', 'monitoring', 'data-versions', 'model-monitoring'];

/** Stand-ins for tips: the choice among the real ones has tests of its own. */
export const SOAK_TIPS: Tip[] = DIMENSIONS.map((dimension) => ({
  id: `tip-on-${dimension}`,
  title: `A tip on ${dimension}`,
  audience: 'both',
  dimension,
  level: 2,
  try: 'Look at one thing this week.',
  sources: ['a-source'],
  text: 'A few words that a team reads in half a minute.',
}));

export const SOAK_SOURCES: Source[] = [{ id: 'a-source', title: 'A source', url: 'https://example.com/' }];
