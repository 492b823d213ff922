import { type Candidate, findTools, type Need, notYetOf } from '../../catalogue/find';
import type { Block, Span } from '../../chat/reply';
import type { Understanding } from '../../understanding/understand';
import type { Draft } from '../answer';
import { type Library, pick } from '../library';
import { explain } from './explain';

/** Up to five tools for a need, best first, and when none is needed yet; for a mere term, what it is and its tools. */
export function findTool(library: Library, understood: Understanding, need: Need): Draft {
  const candidates = findTools(library.knowledge.tools, need);
  const [best] = candidates;
  if (best === undefined)
    return understood.concepts.length > 0
      ? explain(library, understood, () => [])
      : nothingFits(library, understood);
  const category = library.categories.get(need.categories[0] ?? best.tool.category);
  const notYet = notYetOf(library.knowledge.categories, need);
  return {
    answer: `For ${category?.job ?? 'that'}, look at ${best.tool.name} first: ${best.tool.bestFor}.`,
    details: [
      { type: 'list', ordered: true, items: candidates.map(describe) },
      ...(notYet === undefined ? [] : [youMayNotNeedIt(notYet.unless)]),
    ],
    sources: [
      ...candidates.flatMap(({ tool }) => tool.sources.slice(0, 1)),
      ...(notYet === undefined ? [] : [notYet.source]),
    ],
    tools: candidates.map(({ tool }) => tool.id),
    topics: category?.concept === undefined ? [] : [category.concept],
  };
}

function describe({ tool, reasons }: Candidate): Span[] {
  const extra = reasons.length === 0 ? '' : ` (${reasons.map(({ text }) => text).join('; ')})`;
  return [
    { text: tool.name, bold: true },
    { text: `: ${tool.bestFor}${extra}. Avoid when: ${tool.avoidWhen}.` },
  ];
}

function youMayNotNeedIt(unless: string): Block {
  return {
    type: 'text',
    text: [{ text: 'You may not need one yet', bold: true }, { text: `, unless ${unless}.` }],
  };
}

function nothingFits(library: Library, understood: Understanding): Draft {
  const kinds = library.knowledge.categories.map(({ name }) => name);
  const named = pick(library.tools, understood.tools).map(({ name }) => name);
  const beside = named.length === 0 ? '' : ` beside ${named.join(', ')}`;
  return {
    answer: `I know no tool${beside} for that. Say what job it should do, and I'll look again.`,
    details: [{ type: 'note', text: `Jobs that I know tools for: ${kinds.join(', ')}.` }],
    sources: [],
    tools: [],
    missing: 'tool',
  };
}
