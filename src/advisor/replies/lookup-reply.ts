import type { LookupResult, Reply } from '../../chat/reply';
import type { Draft } from '../answer';
import { type Library, pick } from '../library';
import { sourcesNote } from './cite';

const TITLE = 80;
const LINE = 120;

/** A tool or a concept as something to be found, with the card that explains it to those who did not ask. */
export function lookupResult(library: Library, name: string, what: string, draft: Draft): LookupResult {
  return {
    title: shorten(name, TITLE),
    text: shorten(what, LINE),
    reply: cardOf(library, name, what, draft),
  };
}

function cardOf(library: Library, name: string, what: string, { details, sources }: Draft): Reply {
  const cited = pick(library.sources, [...new Set(sources)]);
  return {
    text: `${name}: ${what}`,
    blocks: [
      { type: 'heading', text: name },
      { type: 'text', text: what },
      ...details,
      ...sourcesNote(cited),
    ],
    audience: 'conversation',
  };
}

/** At most `max` characters, cut between two words where there are any. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const end = head.lastIndexOf(' ');
  const cut = end > max / 2 ? head.slice(0, end) : head.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/(?<![\s,;:])[\s,;:]+$/, '')}…`;
}
