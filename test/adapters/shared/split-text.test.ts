import fc from 'fast-check';
import { splitText, truncate } from '../../../adapters/shared/split-text';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.lorem({ maxCount: 40 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

it('splits into pieces that fit and are the text again', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 12, max: 60 }), (text, max) => {
      const pieces = splitText(text, max);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece.length <= max)).toBe(true);
    }),
  );
});

it.each([
  ['after a space', 'one two three', 8, ['one two ', 'three']],
  ['inside a word that is too long', 'aaaaaaaaaa', 4, ['aaaa', 'aaaa', 'aa']],
  ['around a family', `ab${'👨‍👩‍👧'}`, 9, ['ab', '👨‍👩‍👧']],
  [
    'between accents where there is no end to them',
    `e${'\u0301'.repeat(5)}`,
    3,
    ['e\u0301\u0301', '\u0301\u0301\u0301'],
  ],
  ['not inside a pair', '😀😀', 3, ['😀', '😀']],
])('cuts %s', (_where, text, max, pieces) => {
  expect(splitText(text, max)).toEqual(pieces);
});

it('truncates with an ellipsis, and only what is too long', () => {
  expect(truncate('short', 5)).toBe('short');
  expect(truncate('longer one', 8)).toBe('longer…');
  expect(truncate(`abc${'👨‍👩‍👧'}`, 6)).toBe('abc…');
});
