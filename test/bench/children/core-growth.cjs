// The built answering core with its tools, and with copies of them under other names: what a question costs.
const { readFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');

const [build, textsFile, copies] = process.argv.slice(2);
const { Answerer } = require(`${build}/src/advisor/answerer.js`);
const { openLibrary } = require(`${build}/src/advisor/library.js`);
const { knowledgeFolders } = require(`${build}/src/knowledge/folders.js`);
const { openKnowledge } = require(`${build}/src/understanding/prepared.js`);
const { Understander } = require(`${build}/src/understanding/understand.js`);

const ROUNDS = 5;

/** The same tool under a name that nothing else has; it goes with the copies of its partners. */
function copyOf(tool, number) {
  const renamed = (id) => `${id}-${number}`;
  return {
    ...tool,
    id: renamed(tool.id),
    name: `${tool.name} Nova${number}`,
    aliases: tool.aliases.map((alias) => `${alias} nova${number}`),
    everydayNames: [],
    sharedNames: [],
    misspellings: [],
    pairsWith: tool.pairsWith.map(renamed),
    overlapsWith: tool.overlapsWith.map(renamed),
  };
}

function withCopies(knowledge) {
  const numbers = Array.from({ length: Number(copies) - 1 }, (_, at) => at + 2);
  const tools = numbers.flatMap((number) => knowledge.tools.map((tool) => copyOf(tool, number)));
  return { ...knowledge, tools: [...knowledge.tools, ...tools] };
}

function meanMs(answerer, texts) {
  const started = performance.now();
  for (const text of texts) answerer.answer(text);
  return (performance.now() - started) / texts.length;
}

const texts = JSON.parse(readFileSync(textsFile, 'utf8'));
const { knowledge, understander } = openKnowledge(knowledgeFolders([]));
const more = withCopies(knowledge);
const usual = new Answerer(openLibrary(knowledge), understander);
const grown = new Answerer(openLibrary(more), new Understander(more, understander.trained));
for (const answerer of [usual, grown]) meanMs(answerer, texts);
// In turns, and the quickest round of each: whatever else the machine does makes a round slower, never quicker.
const rounds = Array.from({ length: ROUNDS }, () => [meanMs(usual, texts), meanMs(grown, texts)]);
const quickest = (which) => Math.min(...rounds.map((round) => round[which]));
const tools = [knowledge.tools.length, more.tools.length];
process.stdout.write(`${JSON.stringify({ tools, meanMs: [quickest(0), quickest(1)] })}\n`);
