import type { Finding } from '../finding';
import type { Source } from '../schema';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';
import { referencesIn } from './references-in';

type SourceContext = Pick<CheckContext, 'knowledge' | 'locate'>;

/** Sources that nothing names, that stand twice, or that nobody could find. */
export function checkSources(context: SourceContext): Finding[] {
  return [...unused(context), ...doubled(context), ...unfindable(context)];
}

function unused({ knowledge, locate }: SourceContext): Finding[] {
  const named = new Set(referencesIn(knowledge).flatMap(({ to, id }) => (to === 'sources' ? [id] : [])));
  return knowledge.sources
    .filter(({ id }) => !named.has(id))
    .map(({ id }) =>
      findingIn(locate('sources', id).file).warning(
        id,
        `Nothing names the source "${id}".`,
        'Name it where a claim comes from it, or delete it.',
      ),
    );
}

function doubled({ knowledge, locate }: SourceContext): Finding[] {
  const first = new Map<string, Source>();
  return knowledge.sources.flatMap((source) => {
    const address = addressOf(source);
    if (address === undefined) return [];
    const earlier = first.get(address);
    if (earlier === undefined) {
      first.set(address, source);
      return [];
    }
    const message = `"${source.id}" has the same address as "${earlier.id}" (${source.url}).`;
    const tip = 'Keep one of them; for two parts of a page, give each its "section".';
    return [findingIn(locate('sources', source.id).file).warning(source.id, message, tip)];
  });
}

/** Upper case and a slash at the end make no other page; another section does. */
function addressOf({ url, section }: Source): string | undefined {
  return url === undefined ? undefined : `${url.toLowerCase().replace(/(?<!\/)\/+$/, '')} ${section ?? ''}`;
}

function unfindable({ knowledge, locate }: SourceContext): Finding[] {
  return knowledge.sources
    .filter(({ url, publisher, section }) => (url ?? publisher ?? section) === undefined)
    .map(({ id }) =>
      findingIn(locate('sources', id).file).warning(
        id,
        `The source "${id}" has neither an address nor a publisher or section.`,
        'Add one of them, so that readers find it.',
      ),
    );
}
