import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/knowledge/folders';
import { openTestDatabase, type TestDatabase } from '../setup/test-database';
import { measureCore, measureNlpJs, sdksIn } from './answering';
import { benchCoreLoad, benchGrowth } from './core';
import { benchSlackLoad, benchTeamsLoad } from './load';
import { benchTable, quantile } from './row';
import { benchSlack } from './slack';
import { benchSurveySubmit } from './survey-submit';

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

const BESIDE = /^\d+\.\d\d ms \(bare (Bolt|CloudAdapter): \d+\.\d\d ms; ratio \d+\.\d\d\)$/;
const RATE = /^\d+ \(bare (Bolt|CloudAdapter): \d+; ratio \d+\.\d\d\)$/;

describe('on a PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({ empty: true });
  });
  afterAll(() => database.close());

  test('survey answers are stored and acknowledged beside a bare view handler', async () => {
    const rows = await benchSurveySubmit(database.url, 3);
    expect(rows.map(({ what }) => what)).toEqual(['a survey submitted, median', 'a survey submitted, p99']);
    expect(rows[0]?.value).toMatch(BESIDE);
  }, 60_000);

  test.each([
    ['Slack', benchSlackLoad],
    ['Teams', benchTeamsLoad],
  ])(
    '%s gets an answer to every request, over several connections',
    async (platform, bench) => {
      const rows = await bench(database.url, { requests: 6, connections: 2 });
      expect(rows.map(({ what }) => what)).toEqual([
        `${platform}: acknowledged a second`,
        `${platform}: answered a second`,
        `${platform}: until acknowledged, median`,
        `${platform}: until acknowledged, p99`,
      ]);
      expect(rows[0]?.value).toMatch(RATE);
      expect(rows[2]?.value).toMatch(BESIDE);
    },
    60_000,
  );
});

test('the core is asked many questions, and its memory looked at', async () => {
  const [rate, memory] = await benchCoreLoad(50);
  expect(Number(rate?.value)).toBeGreaterThan(0);
  expect(memory?.what).toBe('memory after 50 questions');
  expect(memory?.value).toMatch(/^\d+\.\d MB \(\d+\.\d MB before, \d+\.\d MB at most; -?\d+\.\d %\)$/);
}, 60_000);

test('ten times the tools are asked the same', async () => {
  const [row] = await benchGrowth(10);
  const [, more, fewer] = /with (\d+) tools.*\((\d+) tools/.exec(`${row?.what} ${row?.value}`) ?? [];
  expect(Number(more)).toBe(10 * Number(fewer));
}, 60_000);

test('quantiles and the table', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(3);
  expect(quantile([4, 1, 3, 2], 1)).toBe(4);
  expect(benchTable('Speed', [{ what: 'load', value: '1 ms', goal: '< 2 ms' }])).toBe(
    '### Speed\n\n| What | Measured | Goal |\n|---|---|---|\n| load | 1 ms | < 2 ms |',
  );
});
