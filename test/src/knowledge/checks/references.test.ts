import { checkReferences } from '../../../../src/knowledge/checks/references';
import type { KnowledgeBase } from '../../../../src/knowledge/knowledge-base';
import { categoryOf, conceptOf, contextOf, toolOf } from '../fixtures';
import { ruleOf, rulesOf } from '../rule-fixtures';

const page = { id: 'page', title: 'A page' };
const nowhere = { sources: ['nowhere'] };
const claim = { checked: '2026-11-23', source: 'nowhere' };
const fact = { fact: 'x', is: 'y' };

function found(knowledge: Partial<KnowledgeBase>): string[] {
  return checkReferences(contextOf({ sources: [page], categories: [categoryOf('ci-cd')], ...knowledge })).map(
    ({ file, place, message }) => `${file} ${place}: ${message}`,
  );
}

test('whole references are no finding', () => {
  const tools = [toolOf('a', { overlapsWith: ['b'], pairsWith: ['b'] }), toolOf('b')];
  const concepts = [conceptOf('c', { related: ['d'], tools: ['a'] }), conceptOf('d')];
  expect(found({ tools, concepts, rules: rulesOf(ruleOf('r', fact, { devops: 'needed' })) })).toEqual([]);
});

test('a tool names its category, other tools and sources', () => {
  const tool = toolOf('a', {
    category: 'odd',
    alsoCategories: ['even'],
    pairsWith: ['ghost'],
    overlapsWith: ['spook'],
    licence: { id: 'MIT', ...claim },
    firstRelease: { year: 2020, ...claim },
    status: { state: 'renamed', successor: 'shade', ...claim },
    sources: ['nowhere'],
  });
  expect(found({ tools: [tool] })).toEqual([
    'tools/a category: There is no category "odd".',
    'tools/a alsoCategories: There is no category "even".',
    'tools/a status.successor: There is no tool "shade".',
    'tools/a pairsWith: There is no tool "ghost".',
    'tools/a overlapsWith: There is no tool "spook".',
    'tools/a licence.source: There is no source "nowhere".',
    'tools/a firstRelease.source: There is no source "nowhere".',
    'tools/a status.source: There is no source "nowhere".',
    'tools/a sources: There is no source "nowhere".',
  ]);
});

test.each<[string, Partial<KnowledgeBase>]>([
  ['a concept', { concepts: [conceptOf('c', nowhere)] }],
  ['a category', { categories: [categoryOf('ci-cd', { notYet: { unless: 'so', source: 'nowhere' } })] }],
  ['a rule', { rules: rulesOf(ruleOf('r', fact, { devops: 'needed' }, { source: 'nowhere' })) }],
  [
    'advice',
    { advice: [{ id: 'a', title: 't', when: fact, verdicts: ['ask'], priority: 1, text: 't', ...nowhere }] },
  ],
  [
    'a relation',
    { relations: [{ id: 'r', name: 'r', asks: ['r'], statement: 's', points: [], ...nowhere }] },
  ],
  [
    'a challenge',
    { challenges: [{ id: 'c', name: 'c', asks: ['c'], what: 'w', helps: ['h'], order: 1, ...nowhere }] },
  ],
  [
    'an aspect',
    {
      aspects: [
        { id: 'a', name: 'a', asks: ['a'], devops: 'd', mlops: 'm', note: 'n', order: 1, source: 'nowhere' },
      ],
    },
  ],
])('%s names its sources', (_, knowledge) => {
  expect(found(knowledge)).toEqual([expect.stringContaining('There is no source "nowhere".')]);
});

test('concepts name concepts and tools, categories their concept', () => {
  expect(found({ concepts: [conceptOf('c', { related: ['ghost'], tools: ['spook'] })] })).toHaveLength(2);
  expect(found({ categories: [categoryOf('ci-cd', { concept: 'ghost' })] })).toEqual([
    'categories/ci-cd concept: There is no concept "ghost".',
  ]);
});
