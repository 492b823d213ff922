import { normalize, type Token } from './normalize';

/** Names of vocabulary groups -> where they stand in a text: start -> ends (exclusive), longest first. */
export type Spans = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

/** A text as phrases are matched against it. */
export interface Passage {
  tokens: readonly Token[];
  spans: Spans;
}

type Element =
  | { kind: 'one-of'; choices: readonly Choice[]; optional: boolean }
  | { kind: 'gap' }
  | { kind: 'start' }
  | { kind: 'end' };

/** The words of one alternative, or the name of a vocabulary group. */
type Choice = readonly Word[] | { group: string };

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
  return group === undefined ? parseWord(part) : { group };
}

function parseElement(part: string): Element {
  if (part === '...') return { kind: 'gap' };
  if (part === '^') return { kind: 'start' };
  if (part === '$') return { kind: 'end' };
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  return { kind: 'one-of', choices: body.split('|').map(parseChoice), optional };
}

/** Compiles a phrase. Never fails; {@link groupsOf} tells which groups it needs. */
export function parsePhrase(source: string): Phrase {
  return source.trim().split(/\s+/).map(parseElement);
}

/** The vocabulary groups that a phrase names. */
export function groupsOf(phrase: Phrase): string[] {
  return phrase.flatMap((element) =>
    element.kind === 'one-of'
      ? element.choices.flatMap((choice) => ('group' in choice ? [choice.group] : []))
      : [],
  );
}

function wordsEnd(words: readonly Word[], tokens: readonly Token[], at: number, clause: number): number {
  for (const [offset, word] of words.entries()) {
    const token = tokens[at + offset];
    if (token === undefined || token.clause !== clause) return -1;
    if (word.exact === undefined ? token.stem !== word.stem : token.text !== word.exact) return -1;
  }
  return at + words.length;
}

function choiceEnds(choice: Choice, passage: Passage, at: number, clause: number): readonly number[] {
  if ('group' in choice) {
    return passage.tokens[at]?.clause === clause ? (passage.spans.get(choice.group)?.get(at) ?? []) : [];
  }
  const end = wordsEnd(choice, passage.tokens, at, clause);
  return end > at ? [end] : [];
}

function elementEnds(element: Element, passage: Passage, at: number, clause: number): readonly number[] {
  switch (element.kind) {
    case 'one-of':
      return element.choices.flatMap((choice) => choiceEnds(choice, passage, at, clause));
    case 'start':
      return at === 0 ? [at] : [];
    case 'end':
      return at === passage.tokens.length ? [at] : [];
    case 'gap': {
      const ends: number[] = [];
      for (let end = at; end <= at + MAX_GAP; end += 1) {
        ends.push(end);
        if (passage.tokens[end]?.clause !== clause) break;
      }
      return ends;
    }
  }
}

function endFrom(phrase: Phrase, index: number, passage: Passage, at: number, clause: number): number {
  const element = phrase[index];
  if (element === undefined) return at;
  for (const end of elementEnds(element, passage, at, clause)) {
    const last = endFrom(phrase, index + 1, passage, end, clause);
    if (last >= 0) return last;
  }
  const optional = 'optional' in element && element.optional;
  return optional ? endFrom(phrase, index + 1, passage, at, clause) : -1;
}

/** Where the phrase ends (exclusive) when it starts at token `at`; -1 when it does not match there. */
export function matchPhrase(phrase: Phrase, passage: Passage, at: number): number {
  const clause = passage.tokens[at]?.clause;
  return clause === undefined ? -1 : endFrom(phrase, 0, passage, at, clause);
}
