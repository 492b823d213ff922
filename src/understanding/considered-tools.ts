import { unwantedTools } from './beside-tools';
import type { Mention } from './find-names';
import type { Passage } from './phrase';

const TAKING = new Set(
  (
    'need needs should adopt adopting introduce introducing bother invest worth brauchen brauche sollen sollten faut ' +
    'besoin devrions necesitamos necesito debemos deberiamos'
  ).split(' '),
);
/** What may stand between such a word and the tool that it is about. */
const BETWEEN = new Set(
  (
    'we i you they it to use using adopt introduce try move switch migrate go with in into for on a an the really ' +
    'even still already have having bother worth investing invest wir ich wirklich ein eine einen auf utiliser ' +
    'passer de du un une usar pasar realmente'
  ).split(' '),
);
const TOO_MUCH = new Set('overkill worth excessive ubertrieben exagere exagerado'.split(' '));
/** How many words after a tool such a word may stand. */
const REACH = 3;

/** Tools of which it is asked whether to take them: "do we need Kubernetes", "is Kafka overkill for us". */
export function consideredTools(passage: Passage, tools: readonly Mention[]): string[] {
  const unwanted = unwantedTools(passage, tools);
  const considered = tools.filter(
    ({ id, start, end }) => isTooMuch(passage, end) || (isTaken(passage, start) && !unwanted.includes(id)),
  );
  return [...new Set(considered.map(({ id }) => id))];
}

function isTaken({ tokens }: Passage, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && !TAKING.has(tokens[at]?.text ?? '') && BETWEEN.has(tokens[at]?.text ?? '')) at -= 1;
  return TAKING.has(tokens[at]?.text ?? '');
}

function isTooMuch({ tokens }: Passage, end: number): boolean {
  return tokens.slice(end, end + REACH).some(({ text }) => TOO_MUCH.has(text));
}
