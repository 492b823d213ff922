import fc from 'fast-check';
import type { Mutation } from './mutate';

const LONG = 100_000;
const DEEP = 300;

/** Names that mean something to JavaScript, to us, or to nobody. */
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'toJSON',
  'length',
  'opsAdvisor',
  '',
];

const TEXTS = [
  ...KEYS,
  'x'.repeat(LONG),
  '\u0000',
  '\ud800',
  'a\udfffb',
  '\u202eevil',
  '\ufeff',
  '\u{1f4a3}'.repeat(1_000),
  '[{"a":'.repeat(DEEP),
  '<!channel>',
  '<at>everybody</at>',
  '%00%ff',
  "'; DROP TABLE answer; --",
  '../../etc/passwd',
  'http://127.0.0.1:1/',
  'NaN',
  '9'.repeat(400),
  '1700000000.000001',
  '99999999999999999999.9',
  '-1.5',
  '2026-02-31T25:61:61Z',
  '+275761-01-01T00:00:00Z',
];

const NUMBERS = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, Number.MIN_VALUE];

function deep(): unknown {
  let value: unknown = 1;
  for (let level = 0; level < DEEP; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS),
  fc.constantFrom<unknown>(...NUMBERS),
  fc.constantFrom<unknown>(null, true, false, [], {}, [null], { id: null }, [[]]),
  fc.constant('deep').map(deep),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

/** What may be done to a payload, at any place. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(),
    from: fc.nat(),
    deed: fc.constantFrom('remove', 'replace', 'replace', 'replace', 'add', 'swap'),
    key: fc.constantFrom(...KEYS),
    value,
  }),
  { minLength: 1, maxLength: 3 },
);
