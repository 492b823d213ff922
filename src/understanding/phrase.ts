import { normalize, type Token } from './normalize';

/** Names of vocabulary groups -> where they stand in a text: start -> ends (exclusive), longest first. */
export type Spans = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

/** A text as phrases are matched against it. */
export interface Passage {
  tokens: readonly Token[];
  spans: Spans;
}

type Element = OneOf | { kind: 'gap' } | { kind: 'start' } | { kind: 'end' };

interface OneOf {
  kind: 'one-of';
  choices: readonly Choice[];
  optional: boolean;
  /** The choices worth trying at a word with this stem; some elements have more than a hundred. */
  byStem: ReadonlyMap<string, readonly Choice[]>;
  /** Those worth trying at any other word. */
  groups: readonly Choice[];
}

/** The words of one alternative, or the name of a vocabulary group. */
type Choice = { words: readonly Word[]; group?: never } | { words?: never; group: string };

interface Word {
  stem: string;
  /** Set for `=word`: the exact word, not its stem. */
  exact?: string;
}

/**
 * A compiled phrase. The language: words are matched by stem; `a|b` either; `a_b|c` an alternative of several
 * words; `=word` exactly so; `{group}` a group of the vocabulary; `word?` may be missing; `...` up to five
 * words of the same clause; `^` and `$` the start and the end of the text.
 */
export type Phrase = readonly Element[];

const MAX_GAP = 5;

function parseWord(word: string): Word[] {
  const exact = word.startsWith('=');
  const { tokens } = normalize(exact ? word.slice(1) : word.replaceAll('_', ' '));
  return tokens.map((token) => (exact ? { stem: token.stem, exact: token.text } : { stem: token.stem }));
}

function parseChoice(part: string): Choice {
  const group = /^\{([a-z0-9-]+)\}$/.exec(part)?.[1];
  return group === undefined ? { words: parseWord(part) } : { group };
}

/** An element of a phrase: one of the choices, the first that fits. */
export function oneOf(choices: readonly Choice[], optional = false): OneOf {
  const byStem = new Map<string, Choice[]>();
  const groups: Choice[] = [];
  for (const choice of choices) {
    if (choice.group === undefined) {
      const stem = choice.words[0]?.stem ?? '';
      byStem.set(stem, [...(byStem.get(stem) ?? groups), choice]);
    } else for (const list of [groups, ...byStem.values()]) list.push(choice);
  }
  return { kind: 'one-of', choices, optional, byStem, groups };
}

function parseElement(part: string): Element {
  if (part === '...') return { kind: 'gap' };
  if (part === '^') return { kind: 'start' };
  if (part === '$') return { kind: 'end' };
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  return oneOf(body.split('|').map(parseChoice), optional);
}

/** Compiles a phrase. Never fails; {@link groupsOf} tells which groups it needs. */
export function parsePhrase(source: string): Phrase {
  return source.trim().split(/\s+/).map(parseElement);
}

/** The vocabulary groups that a phrase names. */
export function groupsOf(phrase: Phrase): string[] {
  return phrase.flatMap((element) =>
    element.kind === 'one-of' ? element.choices.flatMap(({ group }) => group ?? []) : [],
  );
}

/**
 * The stems of which the second word of a phrase must be one; undefined where that hangs on more than one word. Most
 * phrases that start at a word end right after it: this tells so without trying them.
 */
export function secondStems([first, second]: Phrase): { has(stem: string): boolean } | undefined {
  if (first?.kind !== 'one-of' || first.optional || !first.choices.every(isOneWord)) return undefined;
  if (second?.kind !== 'one-of' || second.optional || second.groups.length > 0) return undefined;
  return second.byStem;
}

function isOneWord({ words }: Choice): boolean {
  return words?.length === 1;
}

/** A phrase being matched: all of it must stand in one clause. */
interface Attempt {
  phrase: Phrase;
  passage: Passage;
  clause: number;
}

/** Where the phrase ends (exclusive) when it starts at token `at`; -1 when it does not match there. */
export function matchPhrase(phrase: Phrase, passage: Passage, at: number): number {
  const clause = passage.tokens[at]?.clause;
  return clause === undefined ? -1 : endFrom({ phrase, passage, clause }, 0, at);
}

/** Where the elements from `index` on end when they start at token `at`; -1 when they do not match. */
function endFrom(attempt: Attempt, index: number, at: number): number {
  const element = attempt.phrase[index];
  if (element === undefined) return at;
  switch (element.kind) {
    case 'one-of':
      return endFromChoices(attempt, element, index, at);
    case 'start':
      return at === 0 ? endFrom(attempt, index + 1, at) : -1;
    case 'end':
      return at === attempt.passage.tokens.length ? endFrom(attempt, index + 1, at) : -1;
    case 'gap':
      return endFromGap(attempt, index, at);
  }
}

function endFromChoices(attempt: Attempt, element: OneOf, index: number, at: number): number {
  const { byStem, groups, optional } = element;
  for (const choice of byStem.get(attempt.passage.tokens[at]?.stem ?? '') ?? groups) {
    const last =
      choice.group === undefined
        ? endFromWords(attempt, choice.words, index, at)
        : endFromGroup(attempt, choice.group, index, at);
    if (last >= 0) return last;
  }
  return optional ? endFrom(attempt, index + 1, at) : -1;
}

function endFromWords(attempt: Attempt, words: readonly Word[], index: number, at: number): number {
  const { passage, clause } = attempt;
  for (let offset = 0; offset < words.length; offset += 1) {
    if (!isWord(words[offset], passage.tokens[at + offset], clause)) return -1;
  }
  return words.length === 0 ? -1 : endFrom(attempt, index + 1, at + words.length);
}

function isWord(word: Word | undefined, token: Token | undefined, clause: number): boolean {
  if (word === undefined || token === undefined || token.clause !== clause) return false;
  return word.exact === undefined ? token.stem === word.stem : token.text === word.exact;
}

function endFromGroup(attempt: Attempt, group: string, index: number, at: number): number {
  const { passage, clause } = attempt;
  if (passage.tokens[at]?.clause !== clause) return -1;
  for (const end of passage.spans.get(group)?.get(at) ?? []) {
    const last = endFrom(attempt, index + 1, end);
    if (last >= 0) return last;
  }
  return -1;
}

function endFromGap(attempt: Attempt, index: number, at: number): number {
  for (let end = at; end <= at + MAX_GAP; end += 1) {
    const last = endFrom(attempt, index + 1, end);
    if (last >= 0) return last;
    if (attempt.passage.tokens[end]?.clause !== attempt.clause) break;
  }
  return -1;
}
