import type { KnowledgeBase } from '../../src/knowledge/knowledge-base';

/** Every text that the classifiers learn from, and the examples of the rules. */
export function trainingTexts({ intents, cases, rules }: KnowledgeBase): string[] {
  return [
    ...intents.flatMap(({ utterances }) => utterances),
    ...cases.map(({ said }) => said),
    ...rules.flatMap((set) => set.rules.flatMap(({ examples }) => examples.map(({ said }) => said))),
  ];
}

/** A text without what two copies of a question may differ in: case, punctuation, accents, spaces. */
export function bareText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
