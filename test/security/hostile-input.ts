import fc from 'fast-check';
import type { Pattern } from './patterns';

/** Characters on which patterns tend to turn back, one of each kind. */
const CHARACTERS = [
  ' ',
  '\t',
  '\n',
  'a',
  'A',
  '0',
  '.',
  '-',
  '_',
  '/',
  '<',
  '(',
  '[',
  '"',
  '@',
  ':',
  '|',
  '\u0000',
];
const SAMPLES = 3;
const LONGEST_BEGINNING = 40;

/** A text that grows with `length` characters, and stops just short of matching. */
export type Hostile = (length: number) => string;

/** What is likely to make a pattern turn back: its own beginnings and single characters, again and again. */
export function hostileInputs(pattern: Pattern): Hostile[] {
  const beginnings = samplesOf(pattern).flatMap((sample) => {
    const whole = Math.min(sample.length, LONGEST_BEGINNING);
    const cuts = [1, Math.ceil(whole / 2), whole - 1, whole];
    return cuts.map((cut) => sample.slice(0, cut));
  });
  const heads = [...new Set(beginnings)].filter((head) => head !== '');
  const pumps = [...new Set([...heads, ...CHARACTERS])];
  return [
    ...pumps.map(
      (pump): Hostile =>
        (length) =>
          `${repeat(pump, length)}\u0001`,
    ),
    ...heads.flatMap((head) =>
      ['a', '0', ' '].map(
        (pump): Hostile =>
          (length) =>
            `${head}${repeat(pump, length)}\u0001`,
      ),
    ),
  ];
}

function repeat(pump: string, length: number): string {
  return pump.repeat(Math.ceil(length / pump.length));
}

/** Texts that match; where the generator does not know a construct, the literal pieces of the pattern. */
function samplesOf({ source, flags }: Pattern): string[] {
  try {
    const known = flags.replace(/[^u]/g, '');
    return fc.sample(fc.stringMatching(new RegExp(source, known)), SAMPLES);
  } catch {
    return source.split(/[^\p{L}\p{N}<>@:/"' -]+/u).filter((piece) => piece !== '');
  }
}
