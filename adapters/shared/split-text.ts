const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longest cluster that is looked at whole; longer ones (stacked accents without end) are cut inside. */
const LOOKAHEAD = 64;

/**
 * Cuts `text` into pieces of at most `max` UTF-16 units; joined, they are the text again. Cuts fall after white space
 * where a piece is at least half full by then, else between two characters as a reader sees them.
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const cut = cutAfterSpace(rest, max) ?? cutAtGrapheme(rest, max);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** Shortens `text` to at most `max` UTF-16 units, with an ellipsis where something was left out. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, cutAtGrapheme(text, max - 1)).trimEnd()}…`;
}

function cutAfterSpace(text: string, max: number): number | undefined {
  for (let end = max; end >= max / 2; end--) {
    if (/\s/.test(text.charAt(end - 1))) return end;
  }
  return undefined;
}

function cutAtGrapheme(text: string, max: number): number {
  let cut = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + LOOKAHEAD))) {
    if (index + segment.length > max) break;
    cut = index + segment.length;
  }
  return cut > 0 ? cut : cutAtCodePoint(text, max);
}

function cutAtCodePoint(text: string, max: number): number {
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) && max > 1;
  return splitsPair ? max - 1 : max;
}
