import type { Block } from '../../chat/reply';
import type { Concept, Tool } from '../../knowledge/schema';
import type { Understanding } from '../../understanding/understand';
import type { Draft } from '../answer';
import { type Library, pick } from '../library';

/** What the tools and concepts named in a question are; for one not known, it says so and names near ones. */
export function explain(
  library: Library,
  understood: Understanding,
  nearest: () => readonly string[],
): Draft {
  const tools = pick(library.tools, understood.tools);
  const concepts = pick(library.concepts, understood.concepts);
  const [tool] = tools;
  const [concept, second] = concepts;
  if (tool !== undefined && (concept === undefined || tools.length > 0)) return explainTool(library, tool);
  if (concept === undefined) return unknownTerm(library, nearest());
  const draft = explainConcept(library, concept);
  if (second === undefined || understood.concepts.length > 2) return draft;
  return {
    ...draft,
    details: [...draft.details, { type: 'heading', text: second.name }, { type: 'text', text: second.what }],
    sources: [...draft.sources, ...second.sources],
    topics: [concept.id, second.id],
  };
}

/** What a concept is, how it is done, and when it matters. */
export function explainConcept(library: Library, concept: Concept): Draft {
  const related = pick(library.concepts, concept.related).map(({ name }) => name);
  const tools = pick(library.tools, concept.tools).map(({ name }) => name);
  const details: Block[] = [];
  if (concept.how.length > 0) details.push({ type: 'list', items: concept.how });
  if (concept.example !== undefined) details.push(labelled('For example', concept.example));
  details.push(labelled('When it matters', concept.matters), labelled('Not yet', concept.notYet));
  if (tools.length > 0) details.push(labelled('Tools for it', tools.join(', ')));
  if (related.length > 0) details.push(labelled('See also', related.join(', ')));
  return {
    answer: `${concept.name}: ${concept.what}`,
    details,
    sources: concept.sources,
    topics: [concept.id],
  };
}

/** What a tool is, what speaks for it and against it, and what it goes with. */
export function explainTool(library: Library, tool: Tool): Draft {
  const names = (ids: readonly string[]) =>
    pick(library.tools, ids)
      .map(({ name }) => name)
      .slice(0, 6)
      .join(', ');
  const details: Block[] = [
    {
      type: 'list',
      items: [...tool.strengths.map((text) => `+ ${text}`), ...tool.limits.map((text) => `– ${text}`)],
    },
    labelled('Best for', tool.bestFor),
    labelled('Avoid when', tool.avoidWhen),
  ];
  if (tool.licence !== undefined) {
    details.push(labelled('Licence', `${tool.licence.id} (checked ${tool.licence.checked})`));
  }
  if (tool.status !== undefined && tool.status.state !== 'active') {
    details.push(
      labelled(
        'Status',
        `${tool.status.state}${tool.status.note === undefined ? '' : `: ${tool.status.note}`}`,
      ),
    );
  }
  if (tool.pairsWith.length > 0) details.push(labelled('Works with', names(tool.pairsWith)));
  if (tool.overlapsWith.length > 0) details.push(labelled('Instead of it', names(tool.overlapsWith)));
  const category = library.categories.get(tool.category);
  return {
    answer: `${tool.name}: ${tool.summary}`,
    details,
    sources: tool.sources,
    tools: [tool.id],
    topics: category?.concept === undefined ? [] : [category.concept],
  };
}

function labelled(label: string, text: string): Block {
  return { type: 'text', text: [{ text: `${label}: `, bold: true }, { text }] };
}

function unknownTerm(library: Library, nearest: readonly string[]): Draft {
  const names = nearest.flatMap((id) => library.concepts.get(id)?.name ?? library.tools.get(id)?.name ?? []);
  const near = names.length === 0 ? '' : ` The nearest that I know: ${names.join(', ')}.`;
  return {
    answer: `I don't know that term, so I'd rather not guess.${near}`,
    details: [],
    sources: [],
    topics: [],
    missing: 'term',
  };
}
