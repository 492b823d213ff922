import type { Finding } from '../finding';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';
import { referencesIn } from './references-in';

const SINGULAR = { sources: 'source', tools: 'tool', concepts: 'concept', categories: 'category' } as const;
/** Surveys and tips have checks of their own that look at their sources. */
const ELSEWHERE = new Set(['surveys', 'tips']);

/** Ids of sources, tools, concepts and categories that name nothing. */
export function checkReferences({
  knowledge,
  locate,
}: Pick<CheckContext, 'knowledge' | 'locate'>): Finding[] {
  const known = {
    sources: idsOf(knowledge.sources),
    tools: idsOf(knowledge.tools),
    concepts: idsOf(knowledge.concepts),
    categories: idsOf(knowledge.categories),
  };
  return referencesIn(knowledge)
    .filter(({ part, to, id }) => !ELSEWHERE.has(part) && !known[to].has(id))
    .map(({ part, owner, place, to, id }) =>
      findingIn(locate(part, owner).file).error(
        part === 'rules' ? `${owner}.${place}` : place,
        `There is no ${SINGULAR[to]} "${id}".`,
        `Add it to the folder "${to}", or name one that is there.`,
      ),
    );
}

function idsOf(items: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}
