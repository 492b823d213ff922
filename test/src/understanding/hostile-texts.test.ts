import { MAX_TEXT, normalize } from '../../../src/understanding/normalize';
import { openCore } from '../../evaluation/core';

/** What tempts a pattern to try every way of matching. */
const PIECES: Readonly<Record<string, string>> = {
  'open fences': '```',
  'open mentions': '<@',
  'open tags': '<at>',
  'open links': '<https://a',
  'half emoji': ':a',
  'long names between colons': `:${'a'.repeat(40)}`,
  apostrophes: "'s",
  elisions: "l'",
  hyphens: 're-',
  dots: 'a.',
  signs: '+#',
  ampersands: '&amp;amp;',
  spaces: ' \t',
  accents: 'e\u0301',
  'one word': 'a',
  words: 'model ',
  negations: 'no not never ',
  'names of tools': 'salt vs ray ',
  digits: '9',
};

/**
 * A text eight times as long may take some eight times as long; a step that looks at every pair takes sixty-four
 * times. The least of several runs counts, because noise only makes a run longer.
 */
function leastMs(work: () => unknown): number {
  const runs = Array.from({ length: 7 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...runs);
}

const FACTOR = 8;
/** Well below FACTOR squared, well above FACTOR. */
const MOST_GROWTH = 32;
/** Below this, a timer's noise is larger than what is measured. */
const SHORTEST_MS = 2;

function growth(work: (text: string) => unknown, piece: string, length: number): number {
  const text = (size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const small = Math.max(
    SHORTEST_MS,
    leastMs(() => work(text(length / FACTOR))),
  );
  return (
    Math.max(
      SHORTEST_MS,
      leastMs(() => work(text(length))),
    ) / small
  );
}

test.each(Object.entries(PIECES))('reading %s grows no faster than their number', (_name, piece) => {
  expect(growth(normalize, piece, MAX_TEXT)).toBeLessThan(MOST_GROWTH);
});

test.each(Object.entries(PIECES))('answering %s grows no faster than their number', (_name, piece) => {
  const { answerer } = openCore();
  expect(growth((text) => answerer.answer(text), piece, MAX_TEXT)).toBeLessThan(MOST_GROWTH);
});

test('what is beyond the longest message costs nothing', () => {
  const { answerer } = openCore();
  const within = leastMs(() => answerer.understand('model '.repeat(MAX_TEXT / 6)));
  const beyond = leastMs(() => answerer.understand('model '.repeat(100 * MAX_TEXT)));
  expect(beyond).toBeLessThan(10 * within + SHORTEST_MS);
});
