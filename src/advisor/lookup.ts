import type { OnLookup } from '../chat/adapter';
import type { Log } from '../chat/log';
import type { LookupResult } from '../chat/reply';
import type { Concept, Tool } from '../knowledge/schema';
import { TextSearch } from '../understanding/search';
import type { Understander } from '../understanding/understand';
import { explainConcept, explainTool } from './answers/explain';
import type { Library } from './library';
import { FIT, fitOf, fold, type Names, namesOfConcept, namesOfTool } from './lookup-names';
import { lookupResult } from './replies/lookup-reply';

export interface LookupParts {
  library: Library;
  understander: Pick<Understander, 'read'>;
  log: Log;
}

/** Longer texts are no search. */
const LONGEST = 200;
const MOST = 10;
/** A name that was found in the text counts as one that was written out, but for its spelling. */
const UNDERSTOOD = FIT.alias - 0.5;
/** What shares less with the text than this, of what the best shares, is not worth a line. */
const LEAST_RELEVANT = 0.25;

/** Shown before anything is typed: what people ask for most when they begin. */
const FIRST = [
  'concept:devops',
  'concept:mlops',
  'concept:ci-cd',
  'concept:iac',
  'concept:model-monitoring',
  'concept:feature-store',
  'tool:kubernetes',
  'tool:terraform',
  'tool:mlflow',
  'tool:dvc',
];

/** Finds tools and concepts by name, alias or misspelling, as far as it is typed, and then by words about them. */
export function createLookup(parts: LookupParts): OnLookup {
  let lookup: Lookup | undefined;
  return async ({ platform, text }) => {
    try {
      lookup ??= new Lookup(parts);
      return lookup.find(text);
    } catch (err) {
      parts.log.error({ err, platform }, 'something could not be looked up');
      return [];
    }
  };
}

/** Something that can be found. */
interface Entry {
  key: string;
  name: string;
  names: Names;
  show(): LookupResult;
}

/** Building it reads the whole knowledge once; finding takes about a millisecond. */
class Lookup {
  private readonly entries: readonly Entry[];
  private readonly search: TextSearch;
  private readonly shown = new Map<string, LookupResult>();

  constructor(private readonly parts: LookupParts) {
    const { tools, concepts } = parts.library.knowledge;
    this.entries = [
      ...concepts.map((concept) => entryOfConcept(parts.library, concept)),
      ...tools.map((tool) => entryOfTool(parts.library, tool)),
    ];
    this.search = new TextSearch([
      ...concepts.map((concept) => [keyOf('concept', concept), wordsOfConcept(concept)] as const),
      ...tools.map((tool) => [keyOf('tool', tool), wordsOfTool(parts.library, tool)] as const),
    ]);
  }

  find(text: string): LookupResult[] {
    const asked = text.slice(0, LONGEST);
    const folded = fold(asked);
    return (folded === '' ? this.first() : this.ranked(asked, folded))
      .slice(0, MOST)
      .map((one) => this.show(one));
  }

  private first(): readonly Entry[] {
    const known = FIRST.flatMap((key) => this.entries.find((one) => one.key === key) ?? []);
    return known.length > 0 ? known : this.entries;
  }

  private ranked(text: string, folded: string): Entry[] {
    const understood = this.understoodIn(text);
    const relevance = this.search.relevance(text);
    const scored = this.entries.map((entry) => {
      const named = Math.max(understood.has(entry.key) ? UNDERSTOOD : 0, fitOf(folded, entry.names));
      return { entry, named, relevant: relevance.get(entry.key) ?? 0 };
    });
    return scored
      .filter(({ named, relevant }) => named > 0 || relevant >= LEAST_RELEVANT)
      .sort(
        (a, b) => b.named - a.named || b.relevant - a.relevant || a.entry.name.length - b.entry.name.length,
      )
      .map(({ entry }) => entry);
  }

  private understoodIn(text: string): Set<string> {
    const { tools, concepts } = this.parts.understander.read(text);
    return new Set([
      ...tools.map((mention) => keyOf('tool', mention)),
      ...concepts.map((mention) => keyOf('concept', mention)),
    ]);
  }

  private show(entry: Entry): LookupResult {
    const known = this.shown.get(entry.key) ?? entry.show();
    this.shown.set(entry.key, known);
    return known;
  }
}

function keyOf(kind: 'tool' | 'concept', { id }: { id: string }): string {
  return `${kind}:${id}`;
}

function entryOfTool(library: Library, tool: Tool): Entry {
  return {
    key: keyOf('tool', tool),
    name: tool.name,
    names: namesOfTool(tool),
    show: () => lookupResult(library, tool.name, tool.summary, explainTool(library, tool)),
  };
}

function entryOfConcept(library: Library, concept: Concept): Entry {
  return {
    key: keyOf('concept', concept),
    name: concept.name,
    names: namesOfConcept(concept),
    show: () => lookupResult(library, concept.name, concept.what, explainConcept(library, concept)),
  };
}

function wordsOfTool(library: Library, tool: Tool): string {
  const category = library.categories.get(tool.category);
  const job = category === undefined ? [] : [category.name, category.job];
  return [tool.name, tool.summary, tool.bestFor, ...tool.strengths, ...job].join(' ');
}

function wordsOfConcept({ name, aliases, what }: Concept): string {
  return [name, ...aliases, what].join(' ');
}
