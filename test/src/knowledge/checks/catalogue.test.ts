import { checkCategories } from '../../../../src/knowledge/checks/categories';
import { checkReach } from '../../../../src/knowledge/checks/reach';
import { checkRetiredTools } from '../../../../src/knowledge/checks/retired-tools';
import { checkTextLengths } from '../../../../src/knowledge/checks/text-lengths';
import type { Tool } from '../../../../src/knowledge/schema';
import { categoryOf, conceptOf, contextOf, toolOf } from '../fixtures';
import { ruleOf, rulesOf } from '../rule-fixtures';

const messages = (findings: readonly { message: string }[]) => findings.map(({ message }) => message);

test('a category has a tool, as its first or another job, and a question that leads to it', () => {
  const categories = ['ci-cd', 'iac', 'empty', 'mute'].map((id) => categoryOf(id));
  const tools = [toolOf('a', { alsoCategories: ['iac', 'mute'] })];
  const categoriesIn = (question: string) => (question === 'mute' ? [] : [question]);
  expect(messages(checkCategories(contextOf({ categories, tools }, { categoriesIn })))).toEqual([
    'No tool is in the category "empty".',
    'No question leads to the category "mute".',
  ]);
});

test('a tool is found by its name, alone and beside another', () => {
  const tools = [toolOf('lens', { name: 'Lens' }), toolOf('salt', { name: 'Salt' })];
  const toolsIn = (question: string) => (/ vs /.test(question) ? ['lens', 'salt'] : ['lens']);
  expect(messages(checkReach(contextOf({ tools }, { toolsIn })))).toEqual([
    'The question "what is Salt?" does not find "salt".',
  ]);
  expect(messages(checkReach(contextOf({ tools }, { toolsIn: () => [] })))).toContain(
    'The question "Lens vs Salt" does not find "lens".',
  );
});

test.each<[Tool['status'], number]>([
  [undefined, 0],
  [{ state: 'active', checked: '2026-11-23', source: 'page' }, 0],
  [{ state: 'acquired', checked: '2026-11-23', source: 'page' }, 0],
  [{ state: 'archived', checked: '2026-11-23', source: 'page' }, 1],
  [{ state: 'end-of-life', checked: '2026-11-23', source: 'page' }, 1],
  [{ state: 'archived', note: 'Use b.', checked: '2026-11-23', source: 'page' }, 0],
  [{ state: 'archived', successor: 'b', checked: '2026-11-23', source: 'page' }, 0],
])('of a tool with the status %j, %i thing(s) are missing', (status, count) => {
  const tool = { ...toolOf('a'), ...(status === undefined ? {} : { status }) };
  expect(checkRetiredTools(contextOf({ tools: [tool] }))).toHaveLength(count);
});

test('texts that are too long for chat are warnings', () => {
  const long = (length: number) => 'x'.repeat(length);
  const context = contextOf({
    tools: [toolOf('a', { summary: long(301), strengths: ['short', long(121)], bestFor: long(120) })],
    concepts: [conceptOf('c', { what: long(301), matters: long(201) })],
    rules: rulesOf(ruleOf('r', { fact: 'x', is: 'y' }, { devops: 'needed' }, { because: long(201) })),
  });
  expect(checkTextLengths(context).map(({ severity, place }) => `${severity} ${place}`)).toEqual([
    'warning summary',
    'warning strengths',
    'warning what',
    'warning matters',
    'warning practice/r.because',
  ]);
});
