import { openCore } from '../evaluation/core';

const { answerer, library } = openCore();

const IN_ENGLISH = [
  (term: string) => `what is ${term}?`,
  (term: string) => `explain ${term}`,
  (term: string) => `what does ${term} mean?`,
];
const IN_OTHER_LANGUAGES = [
  (term: string) => `Was ist ${term}?`,
  (term: string) => `Qu'est-ce que ${term} ?`,
  (term: string) => `¿Qué es ${term}?`,
];

/** People mix languages in questions about terms, and not every mixture can be told from something else. */
const MOST_MISSED = 0.01;

const terms = library.knowledge.concepts.map(({ id, name, aliases, everydayNames }) => ({
  id,
  names: [...new Set([name, ...aliases, ...everydayNames])],
}));

/** The questions for a term that are not answered with what it is. */
function missed(id: string, names: readonly string[], ways: typeof IN_ENGLISH): string[] {
  const questions = names.flatMap((name) => ways.map((ask) => ask(name)));
  return questions.filter((question) => {
    const { intent, topics, tools } = answerer.answer(question);
    return intent !== 'explain' || topics[0] !== id || tools.length > 0;
  });
}

test.each(terms)('$id is explained by each of its names', ({ id, names }) => {
  expect(missed(id, names, IN_ENGLISH)).toEqual([]);
});

test('the names of all terms are understood in German, French and Spanish questions too', () => {
  const asked = terms.flatMap(({ names }) => names).length * IN_OTHER_LANGUAGES.length;
  const lost = terms.flatMap(({ id, names }) => missed(id, names, IN_OTHER_LANGUAGES));
  process.stdout.write(`\n${asked} questions, not understood: ${lost.join(' | ')}\n`);
  expect(lost.length / asked).toBeLessThan(MOST_MISSED);
});
