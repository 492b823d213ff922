import { normalize } from '../../../src/understanding/normalize';
import { groupsOf, matchPhrase, type Passage, parsePhrase } from '../../../src/understanding/phrase';
import { PhraseTable } from '../../../src/understanding/phrase-table';
import { Vocabulary } from '../../../src/understanding/vocabulary';

const passage = (text: string): Passage => ({ tokens: normalize(text).tokens, spans: new Map() });

/** Where a phrase stands in a text, as words; `undefined` where it does not. */
function found(phrase: string, text: string, read: (text: string) => Passage = passage): string | undefined {
  const there = read(text);
  const table = new PhraseTable<string>();
  table.add(parsePhrase(phrase), phrase);
  const [hit] = table.find(there);
  return (
    hit &&
    there.tokens
      .slice(hit.start, hit.end)
      .map((token) => token.text)
      .join(' ')
  );
}

test.each([
  ['train model', 'we trained models', 'trained models'],
  ['=train', 'we trained models', undefined],
  ['=train', 'the train is late', 'train'],
  ['cat|dog food', 'some dog food', 'dog food'],
  ['in_house|own model', 'an in house model', 'in house model'],
  ['very? big model', 'a big model', 'big model'],
  ['very? big model', 'a very big model', 'very big model'],
  ['trained ... model', 'trained a quite large model', 'trained a quite large model'],
  ['trained ... model', 'trained one two three four five six model', undefined],
  ['trained ... model', 'trained. The model', undefined],
  ['trained model', 'trained. Model', undefined],
  ['^ why', 'why so', 'why'],
  ['^ why', 'tell me why', undefined],
  ['why $', 'tell me why', 'why'],
  ['why $', 'why so', undefined],
])('"%s" in "%s"', (phrase, text, expected) => {
  expect(found(phrase, text)).toBe(expected);
});

test('a phrase of one word after optional ones is found without them', () => {
  expect(found('our? own? model', 'model')).toBe('model');
});

test('names the groups that it needs', () => {
  expect(groupsOf(parsePhrase('{model} in|{place} prod'))).toEqual(['model', 'place']);
});

test('never matches beyond the end of a text', () => {
  expect(matchPhrase(parsePhrase('a'), passage('a'), 5)).toBe(-1);
  expect(matchPhrase(parsePhrase('a b'), passage('a'), 0)).toBe(-1);
});

describe('groups of the vocabulary', () => {
  const vocabulary = new Vocabulary([
    { id: 'data-model', about: 'no learning', exclusive: true, phrases: ['data model'], unless: ['train'] },
    { id: 'model', about: 'a model', phrases: ['model|models'] },
    { id: 'our-model', about: 'one of ours', phrases: ['our {model}'] },
  ]);
  const read = (text: string) => vocabulary.read(normalize(text).tokens);

  it('take the words of an exclusive group away from all others', () => {
    const { tokens, spans } = read('our data model');
    expect(tokens.map((token) => token.text)).toEqual(['our', '{data-model}']);
    expect([...spans.keys()]).toEqual(['data-model']);
  });

  it('leave the words alone where something speaks against it', () => {
    expect([...read('we train on our data model').spans.keys()]).toEqual(['model']);
  });

  it('can be made of each other, in the order of the file', () => {
    expect(read('our models').spans.get('our-model')).toEqual(new Map([[0, [2]]]));
    expect(found('{our-model} fail', 'our model fails', read)).toBe('our model fails');
  });
});
