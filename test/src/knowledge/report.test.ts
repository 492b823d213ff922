import { renderReport } from '../../../src/knowledge/report';
import { categoryOf, conceptOf, contextOf, toolOf } from './fixtures';
import { ruleOf, rulesOf } from './rule-fixtures';

const checked = (day: string) => ({ checked: day, source: 'page' });
const { knowledge } = contextOf({
  sources: [
    { id: 'page', title: 'A page', url: 'https://example.org', read: '2026-01-01' },
    { id: 'other', title: 'Another', url: 'https://example.org/2' },
    { id: 'book', title: 'A book', section: 'One' },
  ],
  categories: [categoryOf('ci-cd', { name: 'CI/CD' })],
  tools: [
    toolOf('young', {
      name: 'Young | Co',
      licence: { id: 'MIT', ...checked('2026-03-01') },
      firstRelease: { year: 2020, ...checked('2026-02-01') },
      status: { state: 'active', ...checked('2026-03-01') },
    }),
    toolOf('bare'),
  ],
  concepts: [conceptOf('drift', { name: 'Drift', field: 'mlops', kind: 'risk' })],
  rules: rulesOf(ruleOf('a', { fact: 'x', is: 'y' }, { devops: 'needed', mlops: 'not-yet' })),
});
const page = renderReport(knowledge, new Date('2026-11-23T12:00:00Z'));

function section(title: string): string[] {
  const [, text = ''] = page.split(`## ${title}\n\n`);
  return (text.split('\n\n## ')[0] ?? '').trim().split('\n');
}

test('it says what day it is, and how much there is', () => {
  expect(page).toContain('As of 2026-11-23.');
  expect(section('Counts')).toEqual(expect.arrayContaining(['| tools | 2 |', '| rules | 1 |']));
});

test('the oldest claims come first', () => {
  expect(section('Oldest claims').slice(2)).toEqual([
    '| 2026-02-01 | young | firstRelease | page |',
    '| 2026-03-01 | young | licence | page |',
    '| 2026-03-01 | young | status | page |',
  ]);
});

test('it lists what nobody has checked or read', () => {
  expect(section('Facts that nobody has checked')).toEqual(['- bare: licence, firstRelease, status']);
  expect(section('Sources that nobody has read')).toEqual(['- other: [Another](https://example.org/2)']);
});

test('tools stand by category with licence, status and the oldest check', () => {
  expect(section('Tools by category')).toEqual([
    '### CI/CD (2)',
    '',
    '| Tool | Licence | Status | Oldest check |',
    '| --- | --- | --- | --- |',
    '| bare | not checked | not checked | never |',
    '| Young \\| Co | MIT | active | 2026-02-01 |',
  ]);
});

test('concepts stand by field, rules with their reasons', () => {
  expect(section('Concepts by field')).toEqual(expect.arrayContaining(['### MLOps (1)', '- Drift (risk)']));
  expect(section('Rules and their reasons')).toContain(
    '| a | devops needed, mlops not-yet | So it is. | page |',
  );
});
