import fc from 'fast-check';
import { openCore } from './core';
import { readQuestions } from './questions';
import { HARMLESS, type Rewording, typo } from './rewordings';

const questions = readQuestions('dev').map(({ question }) => question);

/** What a rewording may not change. */
function gist(question: string): string {
  const { intent, verdict, tools } = openCore().answerer.answer(question);
  return JSON.stringify([intent, verdict, intent === 'compare-tools' ? tools : []]);
}

/** Rewordings that changed the answer; printed, so that each can be looked into. */
function changed(pairs: readonly (readonly [string, Rewording])[]): string[] {
  return pairs.flatMap(([question, reword]) => {
    const [before, after] = [gist(question), gist(reword(question))];
    return before === after ? [] : [`${JSON.stringify(reword(question))}: ${before} -> ${after}`];
  });
}

function report(name: string, failures: readonly string[], of: number): number {
  const kept = 1 - failures.length / of;
  process.stdout.write(`\n${name}: ${(100 * kept).toFixed(1)} % of ${of} keep the answer\n`);
  for (const failure of failures) process.stdout.write(`  ${failure}\n`);
  return kept;
}

test('the same question gets the same answer', () => {
  const { answerer } = openCore();
  for (const question of questions) expect(answerer.answer(question)).toEqual(answerer.answer(question));
});

test('a slip of the pen seldom changes the answer', () => {
  const pairs = fc.sample(fc.tuple(fc.constantFrom(...questions), typo), { numRuns: 600, seed: 23 });
  expect(report('a typo', changed(pairs), pairs.length)).toBeGreaterThanOrEqual(0.93);
});

test.each(Object.entries(HARMLESS))('%s hardly ever changes the answer', (name, rewordings) => {
  const pairs = questions.flatMap((question) => rewordings.map((reword) => [question, reword] as const));
  expect(report(name, changed(pairs), pairs.length)).toBeGreaterThanOrEqual(0.98);
});
