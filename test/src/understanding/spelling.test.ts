import { normalize } from '../../../src/understanding/normalize';
import { Spelling } from '../../../src/understanding/spelling';

const spelling = new Spelling([
  'kubernetes',
  'terraform',
  'model',
  'models',
  'mode',
  'demand',
  'drift',
  'flux',
  'jenkins',
  'retraining',
]);

const corrected = (text: string) =>
  spelling
    .correct(normalize(text).tokens)
    .map((token) => token.text)
    .join(' ');

test.each([
  ['kuberentes', 'kubernetes'],
  ['kubernets', 'kubernetes'],
  ['kubbernetes', 'kubernetes'],
  ['terrafrom', 'terraform'],
  ['retrainning', 'retraining'],
  ['wich', 'which'],
  ['modle', 'model'],
  ['mdoels', 'models'],
])('"%s" becomes "%s"', (slip, word) => {
  expect(corrected(slip)).toBe(word);
});

test.each([
  ['an English word', 'drafts'],
  ['a word that may be another one', 'moduls'],
  ['a short word', 'flx'],
  ['a short word with another first letter', 'crift'],
  ['a word far from all', 'xqzwvkt'],
  ['a version', 'k8s2'],
  ['a common German word', 'jemand'],
  ['a common French word', 'quelle'],
  ['a common Spanish word', 'nuestras'],
  ['a word of ours', 'jenkins'],
])('%s stays as it is: "%s"', (_name, word) => {
  expect(corrected(word)).toBe(word);
});

test('a corrected word counts by its new stem', () => {
  const [token] = spelling.correct(normalize('retrainning').tokens);
  expect(token?.stem).toBe(normalize('retraining').tokens[0]?.stem);
});

test('tells known words from others', () => {
  for (const word of ['jenkins', 'house', 'abc', 'v2beta']) expect(spelling.isKnown(word)).toBe(true);
  expect(spelling.isKnown('froobnicator')).toBe(false);
});
