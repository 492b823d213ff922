import fc from 'fast-check';
import { groupSpans, isBlank, plainText, toSpans } from '../../../adapters/shared/spans';

it('reads a text with or without styles', () => {
  expect(toSpans('plain')).toEqual([{ text: 'plain' }]);
  expect(toSpans([{ text: '' }, { text: 'x', bold: true }])).toEqual([{ text: 'x', bold: true }]);
  expect(plainText([{ text: 'a ' }, { text: 'b', url: 'https://example.org' }])).toBe('a b');
  expect(isBlank([{ text: ' \n' }, { text: '' }])).toBe(true);
});

it('groups within what a group may cost and loses nothing', () => {
  const spans = fc.array(
    fc.record({ text: fc.string({ minLength: 1, maxLength: 90 }), bold: fc.constant(true as const) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(spans, (given) => {
      const cost = ({ text }: { text: string }) => 5 + text.replaceAll('a', '&amp;').length;
      const groups = groupSpans(given, 60, cost);
      expect(plainText(groups.flat())).toBe(plainText(given));
      expect(groups.every((group) => group.reduce((sum, span) => sum + cost(span), 0) <= 60)).toBe(true);
      expect(groups.flat().every(({ bold }) => bold)).toBe(true);
    }),
  );
});
