import { splitCompounds } from '../../../src/understanding/compounds';
import { normalize } from '../../../src/understanding/normalize';

const known = new Set(['datenmodell', 'onlineshop']);

const split = (text: string) =>
  splitCompounds(normalize(text).tokens, (word) => known.has(word)).map((token) => token.text);

test.each([
  ['Lawinenprognose', ['lawinen', 'prognose']],
  ['unsere Leseempfehlungen', ['unsere', 'lese', 'empfehlungen']],
  ['Bürgerportal', ['burger', 'portal']],
  ['ein Datenmodell', ['ein', 'datenmodell']],
  ['Onlineshop', ['onlineshop']],
  ['Modell', ['modell']],
  ['remodel', ['remodel']],
])('"%s"', (text, words) => {
  expect(split(text)).toEqual(words);
});

test('the parts stay where the word was', () => {
  const [front, head] = splitCompounds(normalize('eins. Lawinenprognose').tokens.slice(1), () => false);
  expect([front?.clause, head?.clause]).toEqual([1, 1]);
});
