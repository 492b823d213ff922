import type { Token } from './normalize';

/** A place in a text, and what a table has filed under the word that stands there. */
export interface Start<T> {
  at: number;
  entries: readonly T[];
}

/**
 * The first words of the phrases of many tables. A text is looked up once for all of them, word by word; most tables
 * then have nothing to do with it.
 */
export class PhraseIndex {
  private readonly byStem = new Map<string, { table: number; entries: readonly unknown[] }[]>();
  private tables = 0;
  /** Every table asks about the same text in turn. */
  private last: { tokens: readonly Token[]; starts: (Start<unknown>[] | undefined)[] } | undefined;

  /** The number of a new table. */
  nextTable(): number {
    this.tables += 1;
    return this.tables - 1;
  }

  /** Files the entries of a table that start with a stem, once for each stem; the list may grow later. */
  file(table: number, stem: string, entries: readonly unknown[]): void {
    const filed = this.byStem.get(stem) ?? [];
    this.byStem.set(stem, filed);
    filed.push({ table, entries });
  }

  /** Where entries of a table may start, in the order of the text; undefined for nowhere. */
  startsIn(tokens: readonly Token[], table: number): readonly Start<unknown>[] | undefined {
    if (this.last?.tokens !== tokens) this.last = { tokens, starts: this.locate(tokens) };
    return this.last.starts[table];
  }

  private locate(tokens: readonly Token[]): (Start<unknown>[] | undefined)[] {
    const starts = new Array<Start<unknown>[] | undefined>(this.tables);
    for (const [at, { stem }] of tokens.entries()) {
      for (const { table, entries } of this.byStem.get(stem) ?? []) {
        const own = starts[table];
        if (own === undefined) starts[table] = [{ at, entries }];
        else own.push({ at, entries });
      }
    }
    return starts;
  }
}
