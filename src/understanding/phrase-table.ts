import { matchPhrase, type Passage, type Phrase } from './phrase';

/** A phrase found in a passage: tokens `start` to `end` (exclusive). */
export interface Hit<T> {
  payload: T;
  start: number;
  end: number;
}

interface Entry<T> {
  phrase: Phrase;
  payload: T;
}

/** Entries whose first word may be a group, and where that group starts in a text. */
interface GroupEntries<T> {
  starts: ReadonlyMap<number, unknown>;
  entries: readonly Entry<T>[];
}

const NONE: readonly never[] = [];

/** Many phrases, found in one pass over a passage. */
export class PhraseTable<T> {
  private readonly byStem = new Map<string, Entry<T>[]>();
  private readonly byGroup = new Map<string, Entry<T>[]>();

  add(phrase: Phrase, payload: T): void {
    this.index(phrase, { phrase, payload });
  }

  /** The stems with which a phrase of the table may start. */
  get firstStems(): Iterable<string> {
    return this.byStem.keys();
  }

  /** Whether a phrase of the table may start with a group of the vocabulary. */
  get startsWithGroup(): boolean {
    return this.byGroup.size > 0;
  }

  /** Every phrase, at every place where it stands; in the order of the text. */
  find(passage: Passage): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const groups = this.groupsIn(passage);
    for (let start = 0; start < passage.tokens.length; start += 1) {
      for (const entry of this.candidates(passage.tokens[start]?.stem ?? '', groups, start)) {
        const end = matchPhrase(entry.phrase, passage, start);
        if (end > start) hits.push({ payload: entry.payload, start, end });
      }
    }
    return hits;
  }

  /** Files an entry under everything that its first word can be, past what may be missing. */
  private index(phrase: Phrase, entry: Entry<T>): void {
    for (const element of phrase) {
      if (element.kind !== 'one-of') continue;
      for (const choice of element.choices) {
        if (choice.group === undefined) push(this.byStem, choice.words[0]?.stem ?? '', entry);
        else push(this.byGroup, choice.group, entry);
      }
      if (!element.optional) return;
    }
  }

  private groupsIn({ spans }: Passage): GroupEntries<T>[] {
    if (this.byGroup.size === 0) return [];
    const found: GroupEntries<T>[] = [];
    for (const [group, starts] of spans) {
      const entries = this.byGroup.get(group);
      if (entries !== undefined) found.push({ starts, entries });
    }
    return found;
  }

  /** The phrases that may start at a token, each once. */
  private candidates(stem: string, groups: readonly GroupEntries<T>[], start: number): readonly Entry<T>[] {
    const byStem = this.byStem.get(stem) ?? NONE;
    const here = groups.length === 0 ? NONE : groups.filter(({ starts }) => starts.has(start));
    if (here.length === 0) return byStem;
    return [...new Set([...byStem, ...here.flatMap(({ entries }) => entries)])];
  }
}

/** Adds an entry to a list, unless it was the last one added there. */
function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}
