import { type Hostile, hostileInputs } from './hostile-input';
import { type Pattern, patternsIn, patternsOfTheProduct } from './patterns';

const LENGTH = 32_000;
/** A pass over the longer text that looks at each character a few times; nobody waits for that. */
const QUICK_MS = 5;
/** Four times the text takes four times as long where the growth is linear, sixteen times where it is quadratic. */
const MOST_GROWTH = 8;

/** A busy machine makes any of them look bad now and then, but not one after the other. */
const ROUNDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Processor time, which other processes do not lengthen. */
function milliseconds(expression: RegExp, text: string): number {
  const started = process.cpuUsage();
  text.replace(expression, '');
  return process.cpuUsage(started).user / 1000;
}

/** Pauses and the compiler lengthen single runs, so the least of some counts. */
function least(expression: RegExp, text: string): number {
  return Math.min(...[1, 2, 3].map(() => milliseconds(expression, text)));
}

function growsTooFast({ flags, source }: Pattern, hostile: Hostile, length: number): boolean {
  const expression = new RegExp(source, flags);
  const long = hostile(length);
  if (milliseconds(expression, long) <= QUICK_MS) return false;
  const short = hostile(length / 4);
  return ROUNDS.every(() => least(expression, long) / least(expression, short) > MOST_GROWTH);
}

function slowOnes(patterns: readonly Pattern[], length = LENGTH): string[] {
  const slow = patterns.filter((pattern) =>
    hostileInputs(pattern).some((one) => growsTooFast(pattern, one, length)),
  );
  return slow.map(({ at, source }) => `${at}: ${source}`);
}

test('every pattern of the product takes time in step with its input', () => {
  const patterns = patternsOfTheProduct();
  expect(patterns.length).toBeGreaterThan(200);
  expect(slowOnes(patterns)).toEqual([]);
}, 120_000);

test('a pattern that turns back again and again is found', () => {
  const text =
    'const a = /\\s+$/; const b = /\\([^)]*\\)/g; const c = /^[a-z]+$/; const d = /(?<!\\s)\\s+$/;';
  const patterns = patternsIn('some.ts', text);
  expect(slowOnes(patterns, LENGTH / 4)).toEqual(['some.ts:1: \\s+$', 'some.ts:1: \\([^)]*\\)']);
});
