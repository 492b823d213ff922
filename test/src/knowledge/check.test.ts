import { checkKnowledge } from '../../../src/knowledge/check';
import type { LoadedKnowledge } from '../../../src/knowledge/load';
import { categoryOf, conceptOf, contextOf, factOf, toolOf } from './fixtures';
import { ruleOf, rulesOf } from './rule-fixtures';

const { knowledge, reader, today } = contextOf({
  sources: [{ id: 'page', title: 'A page', url: 'https://example.org', read: '2024-01-01' }],
  vocabulary: [{ id: 'g', about: 'g', phrases: ['{g}'] }],
  facts: [factOf('mood', ['good'])],
  rules: rulesOf(
    ruleOf('yes', { fact: 'mood', is: 'good' }, { devops: 'needed' }),
    ruleOf('no', { fact: 'mood', is: ['good', 'bad'] }, { devops: 'not-yet' }),
  ),
  categories: [categoryOf('ci-cd')],
  tools: [
    toolOf('a', {
      summary: 'x'.repeat(400),
      pairsWith: ['b'],
      status: { state: 'archived', checked: '2026-11-01', source: 'page' },
    }),
    toolOf('b', { sources: ['ghost'] }),
  ],
  concepts: [conceptOf('c', { aliases: ['b'] })],
});

/** The tool "a" came from a file of a team's own. */
const loaded: LoadedKnowledge = {
  knowledge,
  entries: [{ part: 'tools', key: 'a', file: 'own/tools/a.yaml', layer: 0, item: {} }],
  findings: [
    { severity: 'warning', file: 'z', place: '', message: 'found while loading', tip: 'Do something.' },
  ],
};
const findings = checkKnowledge(loaded, reader, today);

test.each([
  'There is no source "ghost".',
  'The fact "mood" has no value "bad".',
  '"b" also names the concept "c".',
  '"a" names "b", which does not name it back.',
  'The phrase "{g}" uses the group {g} before it is known.',
  '"yes" needs devops and "no" says not yet, both with mood=good.',
  '"we ship" gives the verdict ask, not devops.',
  'This was last looked up on 2024-01-01, over a year ago.',
  'No question leads to the category "ci-cd".',
  'The question "what is a?" does not find "a".',
  '"a" is archived, and nothing says what came of it.',
  'This text has 400 characters; in chat, 300 are read.',
  'There are 0 tips, so that a channel hears one twice within a year.',
  'found while loading',
])('it finds: %s', (message) => {
  expect(findings.map((finding) => finding.message)).toContain(message);
});

test('errors come first, and each finding names the file that it is about', () => {
  const severities = findings.map(({ severity }) => severity);
  expect(severities).toEqual([...severities].sort());
  expect(findings.find(({ message }) => message.startsWith('"a" is archived'))?.file).toBe(
    'own/tools/a.yaml',
  );
});
