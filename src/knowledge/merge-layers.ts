import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Finding } from './finding';
import type { Entry } from './parse';

/**
 * Of items with one id the one of the latest layer stays, in the place of the first. Every replacement is a
 * warning; the same id twice in one layer is an error.
 */
export function mergeLayers(entries: readonly Entry[]): { kept: Entry[]; clashes: Finding[] } {
  const kept = new Map<string, Entry>();
  const clashes: Finding[] = [];
  for (const entry of entries) {
    const key = `${entry.part}/${entry.key}`;
    const earlier = kept.get(key);
    if (earlier !== undefined) clashes.push(...clash(entry, earlier));
    kept.set(key, entry);
  }
  return { kept: [...kept.values()], clashes };
}

function clash(entry: Entry, earlier: Entry): Finding[] {
  if (entry.layer === earlier.layer) return entry.part === 'intents' ? [] : [sameIdTwice(entry, earlier)];
  return isSame(entry, earlier) ? [] : [replaced(entry, earlier)];
}

/** Pieces of an intent are the same when they say the same, whatever stands above them. */
function isSame(entry: Entry, earlier: Entry): boolean {
  return entry.part === 'intents' || isDeepStrictEqual(entry.item, earlier.item);
}

function sameIdTwice(entry: Entry, earlier: Entry): Finding {
  return {
    severity: 'error',
    file: entry.file,
    place: entry.key,
    message: `The id "${entry.key}" is already used in ${earlier.file}.`,
    tip: 'Rename one of the two, or delete the one that is out of date.',
  };
}

function replaced(entry: Entry, earlier: Entry): Finding {
  const lost = lostIn(entry, earlier);
  const without = lost.length === 0 ? '' : `, without its ${lost.join(', ')}`;
  return {
    severity: 'warning',
    file: entry.file,
    place: entry.key,
    message: `This replaces "${entry.key}" of ${earlier.file}${without}.`,
    tip: 'If that is not meant, give it an id of its own; otherwise compare the two after every update.',
  };
}

/** Facts and surveys are read by the ids inside them: which of these a replacement leaves out. */
const parts = z.object({
  values: z.array(z.object({ id: z.string() })).default([]),
  items: z.array(z.object({ id: z.string() })).default([]),
});

function lostIn(entry: Entry, earlier: Entry): string[] {
  const idsOf = (item: unknown): string[] => {
    const { data } = parts.safeParse(item);
    return data === undefined ? [] : [...data.values, ...data.items].map(({ id }) => id);
  };
  const left = idsOf(entry.item);
  return idsOf(earlier.item).filter((id) => !left.includes(id));
}
