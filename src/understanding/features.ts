import type { Claim, Facts } from './extract-facts';
import { type FeatureIndex, UNSEEN } from './feature-index';
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

const LONGEST_SEQUENCE = 3;
/** Letters at the front of a word that its relatives share: "deployment", "deployen" and "deployable". */
const FRONT = 5;
const PRACTICE_GROUPS = ['devops', 'mlops', 'sibling-practice'] as const;

/** The text as a row of stems in which names stand for their kind: T a tool, P a practice, C a concept. */
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

/**
 * The features of a text, each once: words, their fronts, pairs and triples of words, groups of the vocabulary, names,
 * facts and its shape. Those that the index does not know are left out.
 */
export function featuresOf(reading: Reading, index: FeatureIndex): number[] {
  const features = new Set([index.named('bias')]);
  addSequences(features, outline(reading), index);
  for (const { text } of reading.passage.tokens) {
    if (text.length > FRONT) features.add(index.named(`p:${text.slice(0, FRONT)}`));
  }
  for (const name of namesOf(reading)) features.add(index.named(name));
  features.delete(UNSEEN);
  return [...features];
}

/** Words, then pairs, then triples of them; the pairs and triples also with the start and the end of the text. */
function addSequences(features: Set<number>, row: readonly string[], index: FeatureIndex): void {
  const words = ['^', ...row, '$'].map((stem) => index.word(stem));
  for (let at = 1; at + 1 < words.length; at += 1) features.add(words[at] ?? UNSEEN);
  let sequences = words;
  for (let length = 2; length <= LONGEST_SEQUENCE; length += 1) {
    sequences = words.slice(length - 1).map((word, at) => index.sequence(sequences[at] ?? UNSEEN, word));
    for (const sequence of sequences) features.add(sequence);
  }
}

function namesOf({ passage, asks, tools, concepts, facts, asked }: Reading): string[] {
  const practices = practicesIn(passage).length;
  const told = Object.entries(facts);
  const inField = practices + tools.length + concepts.length + told.length + asked.length > 0;
  const names: string[] = [];
  for (const group of passage.spans.keys()) names.push(`g:${group}`);
  for (const [fact, value] of told) names.push(`f:${fact}=${value}`);
  for (const thing of asked) names.push(`a:${thing.split(':')[0]}`);
  names.push(
    `practices:${practices}`,
    `tools:${Math.min(new Set(tools.map(({ id }) => id)).size, 3)}`,
    `concepts:${Math.min(concepts.length, 2)}`,
    `facts:${Math.min(told.length, 3)}`,
    `length:${lengthOf(passage.tokens.length)}`,
    inField ? 'field' : 'no-field',
  );
  if (asks) names.push('asks');
  return names;
}
