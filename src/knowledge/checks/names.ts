import type { Finding } from '../finding';
import type { Concept, Tool } from '../schema';
import { withoutBrackets } from '../without-brackets';
import type { CheckContext, Reader } from './context';
import { findingIn } from './finding-in';

interface Name {
  kind: 'tool' | 'concept';
  id: string;
  text: string;
  /** Its words as questions are compared with them. */
  key: string;
}

/** Names, aliases and misspellings that two things share, so that a question cannot tell which is meant. */
export function checkNames({
  knowledge,
  locate,
  reader,
}: Pick<CheckContext, 'knowledge' | 'locate' | 'reader'>): Finding[] {
  const tools = knowledge.tools.flatMap((tool) => namesOfTool(tool, reader));
  const concepts = knowledge.concepts.flatMap((concept) => namesOfConcept(concept, reader));
  const mixed = clashesAmong([...concepts, ...stemmed(tools, reader)]);
  return [...clashesAmong(tools), ...mixed.filter(({ earlier }) => earlier.kind === 'concept')].map(
    ({ name, earlier }) =>
      findingIn(locate(`${name.kind}s`, name.id).file).error(
        'aliases',
        `"${name.text}" also names the ${earlier.kind} "${earlier.id}".`,
        'Leave the name to one of the two.',
      ),
  );
}

/** Tools are found by the exact words of their names. */
function namesOfTool({ id, name, aliases, everydayNames, misspellings }: Tool, { words }: Reader): Name[] {
  return [name, id.replaceAll('-', ' '), ...aliases, ...everydayNames, ...misspellings].map((text) => ({
    kind: 'tool',
    id,
    text,
    key: keyOf(words(withoutBrackets(text)).map((word) => word.text)),
  }));
}

/** Concepts are found by any form of their words. */
function namesOfConcept({ id, name, aliases, everydayNames }: Concept, { words }: Reader): Name[] {
  return [name, ...aliases, ...everydayNames].map((text) => ({
    kind: 'concept',
    id,
    text,
    key: keyOf(words(withoutBrackets(text)).map((word) => word.stem)),
  }));
}

function stemmed(names: readonly Name[], { words }: Reader): Name[] {
  return names.map((name) => ({
    ...name,
    key: keyOf(words(withoutBrackets(name.text)).map((word) => word.stem)),
  }));
}

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

function clashesAmong(names: readonly Name[]): { name: Name; earlier: Name }[] {
  const first = new Map<string, Name>();
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const earlier = first.get(name.key);
    if (earlier === undefined) first.set(name.key, name);
    if (earlier === undefined || (earlier.id === name.id && earlier.kind === name.kind)) return [];
    const pair = `${name.kind} ${name.id} ${earlier.kind} ${earlier.id} ${name.key}`;
    if (seen.has(pair)) return [];
    seen.add(pair);
    return [{ name, earlier }];
  });
}
