import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/knowledge/folders';
import { measureCore, measureNlpJs, sdksIn } from './answering';
import { benchTable, quantile } from './row';
import { benchSlack } from './slack';

const texts = { warmUp: ['hello'], questions: ['what is devops', 'compare Jenkins and GitLab CI'] };

test('the way to an answer loads no chat platform, database or chart', async () => {
  // `pretest` builds; a single file run without it has nothing to look at.
  expect(existsSync(path.join(packageRoot(), 'dist/src/cli.js'))).toBe(true);
  const measured = await measureCore(texts);
  expect(measured.intents).toEqual(['explain', 'compare-tools']);
  expect(measured.times).toHaveLength(2);
  expect(measured.modules.some((file) => file.includes('understand'))).toBe(true);
  expect(sdksIn(measured)).toEqual([]);
});

test('a platform among the modules is noticed', () => {
  const modules = [
    '/app/node_modules/@slack/bolt/dist/index.js',
    '/app/node_modules/pg/lib/index.js',
    '/app/a.js',
  ];
  expect(sdksIn({ modules })).toEqual(['@slack', 'pg']);
});

test('NLP.js learns the examples and is asked the same', async () => {
  const examples = ['what is git', 'what is docker', 'what is a container'].flatMap((text) => [
    { text, intent: 'explain' },
    { text: text.replace('what is', 'compare two kinds of'), intent: 'compare-tools' },
  ]);
  const { intents, times } = await measureNlpJs(texts, examples);
  expect(intents).toEqual(['explain', 'compare-tools']);
  expect(times).toHaveLength(2);
});

test('both Slack apps acknowledge signed mentions', async () => {
  const rows = await benchSlack(3);
  expect(rows.map(({ what }) => what)).toEqual([
    'a mention acknowledged, median',
    'a mention acknowledged, p99',
  ]);
  expect(rows[0]?.value).toMatch(/^\d+\.\d\d ms \(bare Bolt: \d+\.\d\d ms; ratio \d+\.\d\d\)$/);
});

test('quantiles and the table', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(3);
  expect(quantile([4, 1, 3, 2], 1)).toBe(4);
  expect(benchTable('Speed', [{ what: 'load', value: '1 ms', goal: '< 2 ms' }])).toBe(
    '### Speed\n\n| What | Measured | Goal |\n|---|---|---|\n| load | 1 ms | < 2 ms |',
  );
});
