// NLP.js: `train <examples> <model>` learns once, `measure <model> <texts>` loads what it learned.
const { readFileSync, writeFileSync } = require('node:fs');
const { measure } = require('./measure.cjs');

async function start() {
  const { dockStart } = require('@nlpjs/basic');
  const nlp = { languages: ['en'], autoSave: false, autoLoad: false, nlu: { log: false } };
  const dock = await dockStart({ settings: { nlp }, use: ['Basic', 'LangEn'] });
  return dock.get('nlp');
}

async function train(examplesFile, modelFile) {
  const nlp = await start();
  for (const { text, intent } of JSON.parse(readFileSync(examplesFile, 'utf8'))) {
    nlp.addDocument('en', text, intent);
  }
  await nlp.train();
  writeFileSync(modelFile, nlp.export());
}

async function load(modelFile) {
  const nlp = await start();
  nlp.import(readFileSync(modelFile, 'utf8'));
  return async (question) => {
    const { intent } = await nlp.process('en', question);
    return intent === 'None' ? 'out-of-scope' : intent;
  };
}

const [command, ...files] = process.argv.slice(2);
if (command === 'train') train(files[0], files[1]);
else measure(() => load(files[0]), files[1]);
