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

/** Many phrases, found in one pass over a passage. */
export class PhraseTable<T> {
  private readonly byStem = new Map<string, Entry<T>[]>();
  private readonly byGroup = new Map<string, Entry<T>[]>();

  add(phrase: Phrase, payload: T): void {
    this.index(phrase, { phrase, payload });
  }

  /** Every phrase, at every place where it stands; in the order of the text. */
  find(passage: Passage): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let start = 0; start < passage.tokens.length; start += 1) {
      for (const entry of this.candidates(passage, start)) {
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
      const groups = element.choices.flatMap((choice) => ('group' in choice ? [choice.group] : []));
      const stems = element.choices.flatMap((choice) => ('group' in choice ? [] : [choice[0]?.stem ?? '']));
      for (const group of new Set(groups)) push(this.byGroup, group, entry);
      for (const stem of new Set(stems)) push(this.byStem, stem, entry);
      if (!element.optional) return;
    }
  }

  private candidates(passage: Passage, start: number): Set<Entry<T>> {
    const found = new Set(this.byStem.get(passage.tokens[start]?.stem ?? ''));
    if (this.byGroup.size > 0) {
      for (const [group, starts] of passage.spans) {
        if (!starts.has(start)) continue;
        for (const entry of this.byGroup.get(group) ?? []) found.add(entry);
      }
    }
    return found;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
