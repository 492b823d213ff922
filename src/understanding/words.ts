import type { KnowledgeBase } from '../knowledge/knowledge-base';
import { normalize } from './normalize';

const SYNTAX = /\{[a-z0-9-]+\}|[|?=^$_]|\.\.\./g;

/** Every word that names something in the knowledge base: what a slip of the pen may be corrected to. */
export function wordsOf(knowledge: KnowledgeBase): Set<string> {
  const texts = [
    ...knowledge.vocabulary.flatMap(({ phrases }) => phrases),
    ...knowledge.facts.flatMap(({ values }) =>
      values.flatMap(({ evidence }) => evidence.flatMap(({ phrases }) => phrases)),
    ),
    ...knowledge.categories.flatMap(({ asks }) => asks),
    ...knowledge.aspects.flatMap(({ asks }) => asks),
    ...knowledge.challenges.flatMap(({ asks }) => asks),
    ...knowledge.relations.flatMap(({ asks }) => asks),
    ...knowledge.concepts.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...knowledge.tools.flatMap(({ name, aliases, everydayNames, sharedNames }) => [
      name,
      ...aliases,
      ...everydayNames,
      ...sharedNames,
    ]),
  ];
  return wordsIn(texts.map((text) => text.replace(SYNTAX, ' ')));
}

/** The words of names that are everyday words, in the languages that they are in. */
export function everydayWordsOf({ concepts }: KnowledgeBase): Set<string> {
  return wordsIn(concepts.flatMap(({ everydayNames }) => everydayNames));
}

function wordsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => normalize(text).tokens.map((token) => token.text)));
}
