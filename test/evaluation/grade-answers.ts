import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Answerer } from '../../src/advisor/answerer';
import { fileOf, readQuestions, type SetName } from './questions';

const share = z.number().min(0).max(1);
const gradesSchema = z.object({
  n: z.number(),
  missing: z.number(),
  badLines: z.number(),
  intentAccuracy: share,
  verdictAccuracy: share,
  oosPrecision: share,
  oosRecall: share,
  compareToolsF1: share,
  findToolHit: share,
});
export type Grades = z.infer<typeof gradesSchema>;

/** Has every question of a set answered and graded by grade.mjs: its figures, and its table for people. */
export function grade(answerer: Answerer, set: SetName): { grades: Grades; table: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ops-advisor-grades-'));
  try {
    const answers = path.join(folder, 'answers.jsonl');
    const lines = readQuestions(set).map(({ id, question }) =>
      JSON.stringify({ id, ...answerer.answer(question) }),
    );
    writeFileSync(answers, `${lines.join('\n')}\n`);
    const json = run(fileOf(set), answers, '--json');
    return { grades: gradesSchema.parse(JSON.parse(json)), table: run(fileOf(set), answers, '--ids') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [path.join(__dirname, 'grade.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`grade.mjs ended with ${status}: ${stderr}`);
  return stdout;
}
