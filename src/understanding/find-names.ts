import { withoutBrackets } from '../knowledge/without-brackets';
import { normalize } from './normalize';
import { oneOf, type Passage } from './phrase';
import type { PhraseIndex } from './phrase-index';
import { PhraseTable } from './phrase-table';

/** A thing of the knowledge base that a text names: tokens `start` to `end` (exclusive). */
export interface Mention {
  id: string;
  start: number;
  end: number;
  /** The name is also an everyday word. */
  everyday: boolean;
}

interface Name {
  id: string;
  everyday: boolean;
  /** How its words are written. */
  words: readonly string[];
}

/** Forms of one word differ by an ending: "drifting" is drift, but "explain" is not explainability. */
const LONGEST_ENDING = 3;

function isFormOf(words: readonly string[], passage: Passage, start: number): boolean {
  return words.every((word, at) => {
    const found = passage.tokens[start + at]?.text ?? '';
    return Math.abs(found.length - word.length) <= LONGEST_ENDING;
  });
}

/** Finds things by their names; of overlapping names the longest counts. */
export class NameTable {
  private readonly table: PhraseTable<Name>;

  /** @param index shared with the other tables that are asked about the same texts */
  constructor(index: PhraseIndex) {
    this.table = new PhraseTable(index);
  }

  /** `exact`: the name's words as they are; otherwise any form of them ("feature stores"). */
  add(id: string, name: string, { exact, everyday = false }: { exact: boolean; everyday?: boolean }): void {
    const { tokens } = normalize(withoutBrackets(name));
    if (tokens.length === 0) return;
    const phrase = tokens.map(({ stem, text }) =>
      oneOf([{ words: [exact ? { stem, exact: text } : { stem }] }]),
    );
    this.table.add(phrase, { id, everyday, words: tokens.map(({ text }) => text) });
  }

  find(passage: Passage): Mention[] {
    const hits = [...this.hitsIn(passage), ...this.keptWhole(passage)];
    const byLength = hits.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const kept: Mention[] = [];
    for (const hit of byLength) {
      if (!kept.some((other) => hit.start < other.end && other.start < hit.end)) kept.push(hit);
    }
    return kept.sort((a, b) => a.start - b.start);
  }

  private hitsIn(passage: Passage): Mention[] {
    return this.table
      .find(passage)
      .filter(({ payload, start }) => isFormOf(payload.words, passage, start))
      .map(({ payload: { id, everyday }, start, end }) => ({ id, everyday, start, end }));
  }

  /** Names that are just the words which a group of the vocabulary keeps to itself: "threat model" is no model. */
  private keptWhole({ tokens }: Passage): Mention[] {
    return tokens.flatMap(({ whole }, at) => {
      if (whole === undefined) return [];
      const hits = this.hitsIn({ tokens: whole, spans: new Map() });
      return hits
        .filter(({ start, end }) => start === 0 && end === whole.length)
        .map((hit) => ({ ...hit, start: at, end: at + 1 }));
    });
  }
}
