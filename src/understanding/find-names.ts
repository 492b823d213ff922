import { normalize } from './normalize';
import type { Passage } from './phrase';
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
}

/** Finds things by their names; of overlapping names the longest counts. */
export class NameTable {
  private readonly table = new PhraseTable<Name>();

  /** `exact`: the name's words as they are; otherwise any form of them ("feature stores"). */
  add(id: string, name: string, { exact, everyday = false }: { exact: boolean; everyday?: boolean }): void {
    const { tokens } = normalize(name.replace(/\([^)]*\)/g, ' '));
    if (tokens.length === 0) return;
    const phrase = tokens.map((token) => ({
      kind: 'one-of' as const,
      choices: [{ words: [exact ? { stem: token.stem, exact: token.text } : { stem: token.stem }] }],
      optional: false,
    }));
    this.table.add(phrase, { id, everyday });
  }

  find(passage: Passage): Mention[] {
    const hits = this.table.find(passage).map(({ payload, start, end }) => ({ ...payload, start, end }));
    const byLength = hits.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const kept: Mention[] = [];
    for (const hit of byLength) {
      if (!kept.some((other) => hit.start < other.end && other.start < hit.end)) kept.push(hit);
    }
    return kept.sort((a, b) => a.start - b.start);
  }
}
