import { findNegated } from '../../../src/understanding/negation';
import { normalize } from '../../../src/understanding/normalize';

/** The words of a text that are taken back. */
function negated(text: string): string {
  const { tokens } = normalize(text);
  const flags = findNegated(tokens);
  return tokens
    .filter((_, at) => flags[at])
    .map((token) => token.text)
    .join(' ');
}

test.each([
  ['we train no models', 'models'],
  ['nothing in the product learns', 'in the product learns'],
  ['without machine learning', 'machine learning'],
  ["we don't train models", 'train models'],
  ['kein eigenes Modell', 'eigenes modell'],
  ['sans apprentissage automatique', 'apprentissage automatique'],
  ['sin modelos propios', 'modelos propios'],
  ['no models but a website', 'models'],
  ['no models. A website', 'models'],
  ['no models because we have data', 'models'],
  ['not sure about models', ''],
  ['no idea', ''],
  ['why not models', ''],
  ['a no-show prediction', ''],
  ['is it devops or not', ''],
  ['we have models', ''],
  ['without breaking the booking system', ''],
  ['we do not want to give up DevOps', 'want to'],
  ['never touching the model', ''],
])('"%s"', (text, expected) => {
  expect(negated(text)).toBe(expected);
});

test('in German, what follows "nicht klar" is not taken back', () => {
  expect(negated('kommt nicht klar, jemand trainiert nach')).toBe('klar');
});
