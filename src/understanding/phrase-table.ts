import type { Token } from './normalize';
import { matchPhrase, type Passage, type Phrase, secondStems } from './phrase';
import { PhraseIndex, type Start } from './phrase-index';

/** A phrase found in a passage: tokens `start` to `end` (exclusive). */
export interface Hit<T> {
  payload: T;
  start: number;
  end: number;
}

interface Entry<T> {
  phrase: Phrase;
  second: ReturnType<typeof secondStems>;
  payload: T;
}

const NONE: readonly never[] = [];

/** Many phrases, found in one pass over a passage. */
export class PhraseTable<T> {
  private readonly number: number;
  private readonly byStem = new Map<string, Entry<T>[]>();
  private readonly byGroup = new Map<string, Entry<T>[]>();

  /** @param index shared by the tables that are asked about the same texts */
  constructor(private readonly index = new PhraseIndex()) {
    this.number = index.nextTable();
  }

  /** Files a phrase under everything that its first word can be, past what may be missing. */
  add(phrase: Phrase, payload: T): void {
    const entry = { phrase, second: secondStems(phrase), payload };
    for (const element of phrase) {
      if (element.kind !== 'one-of') continue;
      for (const choice of element.choices) {
        if (choice.group === undefined) push(this.entriesUnder(choice.words[0]?.stem ?? ''), entry);
        else push(listIn(this.byGroup, choice.group), entry);
      }
      if (!element.optional) return;
    }
  }

  /** Whether any phrase may stand in a text, by what it starts with. */
  mayStandIn(tokens: readonly Token[]): boolean {
    return this.byGroup.size > 0 || this.startsIn(tokens).length > 0;
  }

  /** Every phrase, at every place where it stands; in the order of the text. */
  find(passage: Passage): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (const { at, entries } of this.candidates(passage)) {
      const next = passage.tokens[at + 1]?.stem ?? '';
      for (const { phrase, second, payload } of entries) {
        if (second?.has(next) === false) continue;
        const end = matchPhrase(phrase, passage, at);
        if (end > at) hits.push({ payload, start: at, end });
      }
    }
    return hits;
  }

  private entriesUnder(stem: string): Entry<T>[] {
    const known = this.byStem.get(stem);
    if (known !== undefined) return known;
    const entries = listIn(this.byStem, stem);
    this.index.file(this.number, stem, entries);
    return entries;
  }

  /** The index gives back what this table has filed. */
  private startsIn(tokens: readonly Token[]): readonly Start<Entry<T>>[] {
    return (this.index.startsIn(tokens, this.number) as readonly Start<Entry<T>>[] | undefined) ?? NONE;
  }

  /** The phrases that may start at a word, each once, for every word that starts one. */
  private candidates({ tokens, spans }: Passage): readonly Start<Entry<T>>[] {
    const byStem = this.startsIn(tokens);
    const groups = this.byGroup.size === 0 ? NONE : this.groupsIn(spans);
    return groups.length === 0 ? byStem : merge(byStem, groups);
  }

  /** Where groups stand with which phrases start, and those phrases. */
  private groupsIn(spans: Passage['spans']): Start<Entry<T>>[] {
    const found: Start<Entry<T>>[] = [];
    for (const [group, starts] of spans) {
      const entries = this.byGroup.get(group);
      if (entries !== undefined) for (const at of starts.keys()) found.push({ at, entries });
    }
    return found;
  }
}

/** All starts in the order of the text, those at one place together. */
function merge<T>(byStem: readonly Start<T>[], groups: readonly Start<T>[]): Start<T>[] {
  const byPlace = new Map<number, readonly T[]>();
  for (const { at, entries } of [...byStem, ...groups]) {
    const others = byPlace.get(at);
    byPlace.set(at, others === undefined ? entries : [...new Set([...others, ...entries])]);
  }
  return [...byPlace].map(([at, entries]) => ({ at, entries })).sort((a, b) => a.at - b.at);
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** Adds an entry to a list, unless it was the last one added there. */
function push<T>(list: T[], entry: T): void {
  if (list.at(-1) !== entry) list.push(entry);
}
