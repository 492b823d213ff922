// The answering core as it is built, on the way that `ops-advisor ask` takes.
const { measure } = require('./measure.cjs');

const [build, textsFile] = process.argv.slice(2);

measure(() => {
  const { openAnswerer } = require(`${build}/src/commands/open-answerer.js`);
  const answerer = openAnswerer();
  return (question) => answerer.answer(question).intent;
}, textsFile);
