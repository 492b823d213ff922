import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runKnowledgeCheck, runKnowledgeReport } from '../../src/commands/knowledge';

const TRAINING_MS = 180_000;
const today = new Date('2026-11-23T12:00:00Z');
let folder: string;
let lines: string[];
const print = (line: string): void => {
  lines.push(line);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ops-advisor-commands-'));
  lines = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

test(
  'the check ends with its counts and says whether all is well',
  () => {
    expect(runKnowledgeCheck([], new Date(), print)).toBe(true);
    expect(lines.at(-1)).toMatch(/^0 error\(s\), \d+ warning\(s\)$/);
  },
  TRAINING_MS,
);

test('the check of files that do not fit says so, and nothing that follows from it', () => {
  mkdirSync(path.join(folder, 'tools'));
  writeFileSync(path.join(folder, 'tools/odd.yaml'), 'id: odd\nname: Odd\n');
  expect(runKnowledgeCheck([folder], today, print)).toBe(false);
  const findings = lines.slice(0, -1);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter((line) => !line.startsWith(`error: ${folder}/tools/odd.yaml`))).toEqual([]);
});

test('the report is printed, or written to a file', () => {
  const output = path.join(folder, 'report.md');
  runKnowledgeReport([], today, undefined, print);
  runKnowledgeReport([], today, output, print);
  expect(lines).toEqual([readFileSync(output, 'utf8').trimEnd(), `wrote ${output}`]);
  expect(lines[0]).toContain('# The knowledge of Ops Advisor');
});
