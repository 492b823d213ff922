import { matchPhrase, type Passage, parsePhrase } from '../../../src/understanding/phrase';
import { PhraseTable } from '../../../src/understanding/phrase-table';
import { openCore } from '../../evaluation/core';
import { readQuestions } from '../../evaluation/questions';

/** All phrases of the facts, as they are in the knowledge. */
function phrasesOfFacts(): string[] {
  const evidence = openCore().library.knowledge.facts.flatMap(({ values }) =>
    values.flatMap((value) => value.evidence),
  );
  return evidence.flatMap(({ phrases }) => phrases);
}

/** What a table should find, by trying everything everywhere. */
function tryAll(phrases: readonly string[], passage: Passage): string[] {
  const compiled = phrases.map((source) => ({ source, phrase: parsePhrase(source) }));
  return passage.tokens.flatMap((_, start) =>
    compiled.flatMap(({ source, phrase }) => {
      const end = matchPhrase(phrase, passage, start);
      return end > start ? [`${start}-${end} ${source}`] : [];
    }),
  );
}

test('finds exactly what trying every phrase at every word finds', () => {
  const phrases = phrasesOfFacts();
  const table = new PhraseTable<string>();
  for (const phrase of phrases) table.add(parsePhrase(phrase), phrase);
  let found = 0;
  for (const { question } of readQuestions('dev')) {
    const { passage } = openCore().understander.read(question);
    const hits = table.find(passage).map(({ payload, start, end }) => `${start}-${end} ${payload}`);
    expect(hits.sort()).toEqual(tryAll(phrases, passage).sort());
    found += hits.length;
  }
  expect(found).toBeGreaterThan(100);
}, 30_000);
