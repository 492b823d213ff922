// Plain JavaScript, as are its neighbours: a compiler loaded beside them would be measured too.
const { readFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');

/**
 * Loads a classifier, asks it every question once, and prints what it took, as JSON. Once, because a classifier may
 * remember what it was asked; other texts warm it up.
 * @param load resolves with a function from a question to its intent
 */
async function measure(load, textsFile) {
  const { warmUp, questions } = JSON.parse(readFileSync(textsFile, 'utf8'));
  const started = performance.now();
  const intentOf = await load();
  const loadMs = performance.now() - started;
  const loadedBytes = process.memoryUsage.rss();
  for (const text of warmUp) await intentOf(text);
  const times = [];
  const intents = [];
  for (const question of questions) {
    const before = performance.now();
    const intent = await intentOf(question);
    times.push(performance.now() - before);
    intents.push(intent);
  }
  const modules = Object.keys(require.cache);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(`${JSON.stringify({ loadMs, loadedBytes, peakBytes, times, intents, modules })}\n`);
}

module.exports = { measure };
