import type { Concept, Tool } from '../knowledge/schema';
import { withoutBrackets } from '../knowledge/without-brackets';

/** How well a text fits the names of a thing: the higher, the better. */
export const FIT = { name: 6, alias: 5, nameBegins: 4, aliasBegins: 3, words: 2 } as const;

interface Name {
  text: string;
  words: readonly string[];
  isAlias: boolean;
}

/** The names of a thing, as far as somebody has typed one of them. */
export type Names = readonly Name[];

/** A text in lower case, without accents and signs: "CI/CD" and "ci cd" are the same. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}+#]+/gu, ' ').trim();
}

export function namesOfTool(tool: Tool): Names {
  const { name, id, aliases, everydayNames, sharedNames, misspellings } = tool;
  return namesOf(name, [id, ...aliases, ...everydayNames, ...sharedNames, ...misspellings]);
}

export function namesOfConcept({ name, id, aliases, everydayNames }: Concept): Names {
  return namesOf(name, [id, ...aliases, ...everydayNames]);
}

function namesOf(name: string, aliases: readonly string[]): Names {
  const short = withoutBrackets(name);
  return [...new Set([name, short].map(fold))]
    .map((text) => toName(text, false))
    .concat(aliases.map((alias) => toName(fold(alias), true)))
    .filter(({ text }) => text !== '');
}

function toName(text: string, isAlias: boolean): Name {
  return { text, words: text.split(' '), isAlias };
}

/** The best fit of a folded text, from {@link FIT}; 0 where it fits none of the names. */
export function fitOf(text: string, names: Names): number {
  const words = text.split(' ');
  return names.reduce((best, name) => Math.max(best, fitOne(text, words, name)), 0);
}

function fitOne(text: string, words: readonly string[], name: Name): number {
  if (name.text === text) return name.isAlias ? FIT.alias : FIT.name;
  if (name.text.startsWith(text)) return name.isAlias ? FIT.aliasBegins : FIT.nameBegins;
  const begun = words.every((word) => name.words.some((one) => one.startsWith(word)));
  return begun ? FIT.words : 0;
}
