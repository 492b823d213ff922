import type { Claim, Facts } from './extract-facts';
import type { Mention } from './find-names';
import type { Passage } from './phrase';

/** What the intent classifier looks at. */
export interface Reading {
  passage: Passage;
  asks: boolean;
  tools: readonly Mention[];
  /** Words compared with a known tool that name none. */
  unknownTools: readonly string[];
  concepts: readonly Mention[];
  claims: readonly Claim[];
  facts: Facts;
  /** Kinds of thing asked for: category, aspect and challenge ids with a prefix. */
  asked: readonly string[];
}

const PRACTICE_GROUPS = ['devops', 'mlops', 'sibling-practice'] as const;

/** The text as a row of stems in which names stand for their kind: T a tool, D/M/S a practice, C a concept. */
function outline({ passage, tools, concepts }: Reading): string[] {
  const row = passage.tokens.map((token) => token.stem);
  for (const { start, end } of concepts) replace(row, start, end, '<C>');
  for (const group of PRACTICE_GROUPS) {
    for (const [start, ends] of passage.spans.get(group) ?? [])
      replace(row, start, ends[0] ?? start + 1, '<P>');
  }
  for (const { start, end } of tools) replace(row, start, end, '<T>');
  return row.filter((stem) => stem !== '');
}

function replace(row: string[], start: number, end: number, tag: string): void {
  row[start] = tag;
  for (let at = start + 1; at < end; at += 1) row[at] = '';
}

function practicesIn(passage: Passage): string[] {
  return PRACTICE_GROUPS.filter((group) => passage.spans.has(group));
}

function lengthOf(words: number): string {
  if (words <= 2) return 'tiny';
  if (words <= 5) return 'short';
  return words <= 14 ? 'medium' : 'long';
}

/** The features of a text: words, pairs and triples of words, groups of the vocabulary, names, facts and its shape. */
export function featuresOf(reading: Reading): string[] {
  const { passage, asks, tools, concepts, facts, asked } = reading;
  const row = outline(reading);
  const framed = ['^', ...row, '$'];
  const features = new Set<string>(['bias']);
  for (const stem of row) features.add(`w:${stem}`);
  for (let at = 0; at + 1 < framed.length; at += 1) features.add(`b:${framed[at]} ${framed[at + 1]}`);
  for (let at = 0; at + 2 < framed.length; at += 1) features.add(`t:${framed.slice(at, at + 3).join(' ')}`);
  for (const group of passage.spans.keys()) features.add(`g:${group}`);
  for (const [fact, value] of Object.entries(facts)) features.add(`f:${fact}=${value}`);
  for (const thing of asked) features.add(`a:${thing.split(':')[0]}`);
  const practices = practicesIn(passage);
  features.add(`practices:${practices.length}`);
  features.add(`tools:${Math.min(new Set(tools.map(({ id }) => id)).size, 3)}`);
  features.add(`concepts:${Math.min(concepts.length, 2)}`);
  features.add(`facts:${Math.min(Object.keys(facts).length, 3)}`);
  features.add(`length:${lengthOf(passage.tokens.length)}`);
  if (asks) features.add('asks');
  const inField =
    practices.length + tools.length + concepts.length + Object.keys(facts).length + asked.length > 0;
  features.add(inField ? 'field' : 'no-field');
  return [...features];
}
