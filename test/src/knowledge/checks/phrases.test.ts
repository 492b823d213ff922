import { phraseProblems } from '../../../../src/knowledge/checks/phrase-syntax';
import { checkPhrases } from '../../../../src/knowledge/checks/phrases';
import { factSchema, type Vocabulary } from '../../../../src/knowledge/schema';
import { normalize } from '../../../../src/understanding/normalize';
import { categoryOf, contextOf } from '../fixtures';

const problems = (phrase: string): string[] =>
  phraseProblems(phrase, (text) => normalize(text).tokens.length);

test.each(['a|b_c =d e? ... {group}', '^ hi|hello $', 'c++', 'no-show', "don't", '{a}|word of? {b-c}'])(
  'nothing is wrong with "%s"',
  (phrase) => expect(problems(phrase)).toEqual([]),
);

test.each([
  ['word?', 'it has no word that must be there'],
  ['a ^ b', '"^" stands elsewhere than at its start'],
  ['a $ b', '"$" stands elsewhere than at its end'],
  ['... a', '"..." stands at its start or end'],
  ['a||b', '"a||b" has an empty alternative'],
  ['a...b c', '"a...b" has no space beside "..."'],
  ['a?|b c', '"?" makes all of "a?|b" optional and belongs at its end'],
  ['{Group} a', '"{Group}" is no group such as {software}'],
  ['{a b} c', '"{a" is no group such as {software}'],
  ['^a b', '"^a" has no space beside "^" or "$"'],
  ['a , b', 'nothing is left of "," when it is read'],
])('"%s" cannot match: %s', (phrase, problem) => expect(problems(phrase)).toContain(problem));

function inVocabulary(...vocabulary: Vocabulary): string[] {
  return checkPhrases(contextOf({ vocabulary })).map(({ message }) => message);
}

const group = (id: string, phrase: string) => ({ id, about: id, phrases: [phrase] });

test('a group may use the groups above it, and exclusive ones anywhere', () => {
  const late = { ...group('late', 'y'), exclusive: true as const };
  expect(inVocabulary(group('a', 'x'), group('b', '{a}|{late}'), late)).toEqual([]);
});

test('a group may not use itself, those below it, or one that is not there', () => {
  expect(inVocabulary(group('a', '{a} {b}'), group('b', '{ghost}'))).toEqual([
    'The phrase "{a} {b}" uses the group {a} before it is known.',
    'The phrase "{a} {b}" uses the group {b} before it is known.',
    'The phrase "{ghost}" uses the group {ghost}, which is not in vocabulary.yaml.',
  ]);
});

test('an exclusive group uses no group', () => {
  expect(inVocabulary(group('a', 'x'), { ...group('b', '{a}'), exclusive: true })).toHaveLength(1);
});

test('phrases of facts and of what is asked for are looked at too', () => {
  const fact = factSchema.parse({
    id: 'f',
    name: 'f',
    values: [{ id: 'v', label: 'l', if: 'i', replies: ['{b}'], evidence: [{ weight: 1, phrases: ['{a}'] }] }],
  });
  const found = checkPhrases(contextOf({ facts: [fact], categories: [categoryOf('c', { asks: ['x|'] })] }));
  expect(found.map(({ file, place }) => `${file} ${place}`)).toEqual([
    'facts/f f.values.v',
    'facts/f f.values.v',
    'categories/c c.asks',
  ]);
});
