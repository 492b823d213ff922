import type { NoteBlock, Span } from '../../chat/reply';
import type { Citation } from '../answer';

const MOST = 6;

/** A source in words: title, section or publisher, and when it was read. */
export function citationText({ title, section, publisher, read }: Citation): string {
  const from = section ?? publisher;
  return `${title}${from === undefined ? '' : `, ${from}`}${read === undefined ? '' : ` (read ${read})`}`;
}

/** The sources of an answer as one dimmed line of links. */
export function sourcesNote(sources: readonly Citation[]): NoteBlock[] {
  if (sources.length === 0) return [];
  const shown = sources.slice(0, MOST);
  const spans = shown.flatMap((source, at): Span[] => [
    { text: at === 0 ? 'Sources: ' : ' · ' },
    { text: citationText(source), ...(source.url === undefined ? {} : { url: source.url }) },
  ]);
  const more = sources.length - shown.length;
  return [{ type: 'note', text: more > 0 ? [...spans, { text: ` and ${more} more` }] : spans }];
}
