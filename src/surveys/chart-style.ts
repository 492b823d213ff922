import type { DimensionResult } from './result';
import type { Agreement } from './statistics';

/** The file of each weight is loaded by `render-chart.ts`. */
export const FONT = 'DejaVu Sans Condensed';

export const INK = '#1b1f24';
export const DIM_INK = '#57606a';
export const GRID = '#d0d7de';
export const SURFACE = '#ffffff';
export const FILL = '#2f5fb3';

/** How people agree: never by colour alone, always by a shape and a word too. The colours differ for the colour-blind. */
export const MARKS: Record<Agreement, { glyph: string; symbol: string; color: string; word: string }> = {
  agreed: { glyph: '●', symbol: 'circle', color: '#2f5fb3', word: 'agreed' },
  mixed: { glyph: '◆', symbol: 'diamond', color: '#9a5b00', word: 'mixed' },
  split: { glyph: '▲', symbol: 'triangle', color: '#b3261e', word: 'split' },
};

/** What stands where a dimension has no level. */
export const STATE_WORDS: Record<Exclude<DimensionResult['state'], 'known'>, string> = {
  'not-enough-knowledge': 'little known',
  withheld: 'too few answers',
};

/** Breaks a name into lines of at most `width` characters: at spaces, and inside a word only where it is longer. */
export function wrap(name: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words(name, width)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function words(name: string, width: number): string[] {
  // Braces and bars would be read as styles.
  const plain = name.replace(/[{}|]/g, ' ');
  return plain.split(/\s+/).flatMap((word) => (word.length <= width ? [word] : pieces(word, width)));
}

function pieces(word: string, width: number): string[] {
  const atMost = new RegExp(`.{1,${width}}`, 'gu');
  return word.split(/(?<=-)/).flatMap((part) => part.match(atMost) ?? []);
}
