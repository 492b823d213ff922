// The built answering core under many questions: how many a second, and what stays in memory. Needs --expose-gc.
const { readFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');

const [build, textsFile, times] = process.argv.slice(2);
const { openAnswerer } = require(`${build}/src/commands/open-answerer.js`);

const texts = JSON.parse(readFileSync(textsFile, 'utf8'));
const count = Number(times);
const answerer = openAnswerer();

/** A word of its own for every number; letters alone, for words with digits are taken as they are. */
function wordFor(number) {
  const letters = [...number.toString(26)].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  );
  return `zq${letters.join('')}vb`;
}

/** No two questions are the same: each ends in a word that nobody knows, as names and typing errors are. */
function ask(from, to) {
  for (let number = from; number < to; number += 1) {
    answerer.answer(`${texts[number % texts.length]} ${wordFor(number)}`);
  }
}

function heapNow() {
  global.gc();
  return process.memoryUsage().heapUsed;
}

// Until the compiler has settled, and what is remembered of words is full.
ask(count, Math.ceil(count * 1.2));
const before = heapNow();
let highest = before;
let spent = 0;
for (let part = 0; part < 10; part += 1) {
  const started = performance.now();
  ask(Math.ceil((count * part) / 10), Math.ceil((count * (part + 1)) / 10));
  spent += performance.now() - started;
  highest = Math.max(highest, heapNow());
  process.stderr.write(`${Math.ceil((count * (part + 1)) / 10)} of ${count} questions\n`);
}
const after = heapNow();
process.stdout.write(`${JSON.stringify({ perSecond: (1000 * count) / spent, before, highest, after })}\n`);
