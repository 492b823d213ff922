import type { Vocabulary as VocabularyData } from '../knowledge/schema';
import type { Token } from './normalize';
import { type Passage, parsePhrase } from './phrase';
import { PhraseIndex } from './phrase-index';
import { PhraseTable } from './phrase-table';

interface Group {
  id: string;
  exclusive: boolean;
  table: PhraseTable<string>;
  unless: PhraseTable<string>;
}

type MutableSpans = Map<string, Map<number, number[]>>;

/** Marks the groups of `knowledge/vocabulary.yaml` in a text. */
export class Vocabulary {
  private readonly groups: readonly Group[];

  /** @param index shared with the other tables that are asked about the same texts */
  constructor(data: VocabularyData, index = new PhraseIndex()) {
    this.groups = data.map(({ id, exclusive, phrases, unless }) => ({
      id,
      exclusive: exclusive ?? false,
      table: tableOf(phrases, index),
      unless: tableOf(unless ?? [], index),
    }));
  }

  /** Groups are marked in the order of the file; the words of an exclusive one become a single token. */
  read(tokens: readonly Token[]): Passage {
    const groups = this.groups.filter(({ table }) => table.mayStandIn(tokens));
    const exclusive = groups.filter((group) => group.exclusive);
    const kept = exclusive.reduce(collapse, tokens);
    const spans: MutableSpans = new Map();
    for (const group of exclusive) markToken(spans, group.id, kept);
    for (const group of groups) if (!group.exclusive) mark(spans, group, kept);
    return { tokens: kept, spans };
  }
}

function tableOf(phrases: readonly string[], index: PhraseIndex): PhraseTable<string> {
  const table = new PhraseTable<string>(index);
  for (const phrase of phrases) table.add(parsePhrase(phrase), phrase);
  return table;
}

function collapse(tokens: readonly Token[], group: Group): readonly Token[] {
  const passage: Passage = { tokens, spans: new Map() };
  const hits = group.table.find(passage);
  if (hits.length === 0 || group.unless.find(passage).length > 0) return tokens;
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = Math.max(at, ...hits.filter((hit) => hit.start === at).map((hit) => hit.end));
    const token = tokens[at];
    if (token === undefined) break;
    const name = `{${group.id}}`;
    kept.push(end > at ? { ...token, text: name, stem: name, whole: tokens.slice(at, end) } : token);
    at = Math.max(end, at + 1);
  }
  return kept;
}

function markToken(spans: MutableSpans, id: string, tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.text === `{${id}}`) add(spans, id, index, index + 1);
  }
}

function mark(spans: MutableSpans, group: Group, tokens: readonly Token[]): void {
  for (const hit of group.table.find({ tokens, spans })) add(spans, group.id, hit.start, hit.end);
}

function add(spans: MutableSpans, id: string, start: number, end: number): void {
  const starts = spans.get(id) ?? new Map<number, number[]>();
  spans.set(id, starts);
  const ends = starts.get(start) ?? [];
  starts.set(start, ends);
  if (!ends.includes(end)) ends.push(end);
  ends.sort((a, b) => b - a);
}
