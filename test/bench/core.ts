import path from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../src/knowledge/folders';
import { readQuestions } from '../evaluation/questions';
import { runChild, withJson } from './child';
import type { BenchRow } from './row';

const loadSchema = z.object({
  perSecond: z.number(),
  /** Bytes in use after a collection: at the start, at most, and at the end. */
  before: z.number(),
  highest: z.number(),
  after: z.number(),
});
const growthSchema = z.object({
  tools: z.tuple([z.number(), z.number()]),
  meanMs: z.tuple([z.number(), z.number()]),
});

const COPIES = 10;

function texts(): string[] {
  return readQuestions('heldout').map(({ question }) => question);
}

/** Many different questions to the built core: answers a second, and whether memory stays flat. */
export async function benchCoreLoad(questions = 100_000): Promise<BenchRow[]> {
  const build = path.join(packageRoot(), 'dist');
  const measured = await withJson(texts(), (file) =>
    runChild('core-load.cjs', [build, file, String(questions)], ['--expose-gc']),
  );
  const { after, before, highest, perSecond } = loadSchema.parse(measured);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  const grown = (100 * (after - before)) / before;
  return [
    { what: 'answers a second, one core', value: perSecond.toFixed(0) },
    {
      what: `memory after ${questions} questions`,
      value: `${megabytes(after)} MB (${megabytes(before)} MB before, ${megabytes(highest)} MB at most; ${grown.toFixed(1)} %)`,
      goal: 'within 5 %',
    },
  ];
}

/** What a question costs with ten times the tools, beside what it costs with those that there are. */
export async function benchGrowth(most = Number.POSITIVE_INFINITY): Promise<BenchRow[]> {
  const build = path.join(packageRoot(), 'dist');
  const measured = await withJson(texts().slice(0, most), (file) =>
    runChild('core-growth.cjs', [build, file, String(COPIES)]),
  );
  const { meanMs, tools } = growthSchema.parse(measured);
  return [
    {
      what: `a question with ${tools[1]} tools, mean`,
      value: `${meanMs[1].toFixed(3)} ms (${tools[0]} tools: ${meanMs[0].toFixed(3)} ms; ratio ${(meanMs[1] / meanMs[0]).toFixed(2)})`,
      goal: `ratio < ${COPIES}`,
    },
  ];
}
