import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatFinding } from '../../src/knowledge/finding';
import { parseFiles } from '../../src/knowledge/parse';
import { normalize } from '../../src/understanding/normalize';
import { parsePhrase } from '../../src/understanding/phrase';
import { PhraseTable } from '../../src/understanding/phrase-table';
import { pageExamples, pagePhrases } from './page-examples';

const folders = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.split('/')[0] ?? '')),
];

test('every example on the page fits its schema', () => {
  expect(parseFiles(pageExamples).findings.map(formatFinding)).toEqual([]);
});

test('the page shows every kind of file', () => {
  const kinds = readdirSync(join(__dirname, '../../knowledge'));
  expect(folders(pageExamples.map(({ path }) => path)).sort()).toEqual(kinds.sort());
});

test('the page explains phrases by seven examples', () => {
  expect(pagePhrases).toHaveLength(7);
});

test.each(pagePhrases)('the phrase "%s" finds "%s" and not "%s"', (phrase, found, missed) => {
  const table = new PhraseTable<string>();
  table.add(parsePhrase(phrase), phrase);
  const hits = (text: string) => table.find({ tokens: normalize(text).tokens, spans: new Map() }).length;
  expect(hits(found)).toBe(1);
  expect(hits(missed)).toBe(0);
});
