import type { Condition } from '../../../src/knowledge/schema';
import { comparisonsIn, factsIn, holds } from '../../../src/rules/condition';

const own: Condition = { fact: 'ml-use', is: 'own' };
const weekly: Condition = { fact: 'retraining', is: ['daily', 'weekly'] };

test.each<[string, Condition, Record<string, string>, boolean]>([
  ['the value itself', own, { 'ml-use': 'own' }, true],
  ['another value', own, { 'ml-use': 'bought' }, false],
  ['a fact that nobody told', own, {}, false],
  ['one of several values', weekly, { retraining: 'weekly' }, true],
  ['none of several values', weekly, { retraining: 'never' }, false],
  ['all of two', { all: [own, weekly] }, { 'ml-use': 'own', retraining: 'daily' }, true],
  ['all, one missing', { all: [own, weekly] }, { 'ml-use': 'own' }, false],
  ['any of two', { any: [own, weekly] }, { retraining: 'daily' }, true],
  ['any, none true', { any: [own, weekly] }, { 'ml-use': 'none' }, false],
  ['not of what is so', { not: own }, { 'ml-use': 'own' }, false],
  ['not of what nobody told', { not: own }, {}, true],
  ['a contradiction', { all: [own, { not: own }] }, { 'ml-use': 'own' }, false],
  [
    'nested parts',
    { all: [{ any: [own, weekly] }, { not: { all: [own, weekly] } }] },
    { 'ml-use': 'own' },
    true,
  ],
])('holds: %s', (_name, condition, facts, expected) => {
  expect(holds(condition, facts)).toBe(expected);
});

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
  'takes nothing for a fact that every object has: %s',
  (fact) => {
    expect(holds({ fact, is: ['[object Object]', 'function'] }, {})).toBe(false);
    expect(holds({ not: { fact, is: 'x' } }, {})).toBe(true);
  },
);

test('names every comparison and each fact once', () => {
  const condition: Condition = { any: [own, { not: { all: [own, weekly] } }] };
  expect(comparisonsIn(condition)).toEqual([
    { fact: 'ml-use', is: ['own'] },
    { fact: 'ml-use', is: ['own'] },
    { fact: 'retraining', is: ['daily', 'weekly'] },
  ]);
  expect(factsIn(condition)).toEqual(['ml-use', 'retraining']);
});
