import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const ROOT = path.join(__dirname, '../..');
const RULES = '.dependency-cruiser.cjs';

/** A file that breaks a rule, what it imports, and the rule. */
const OFFENDERS = [
  ['src/rules/a.ts', '../advisor/b', 'src-rules'],
  ['src/understanding/a.ts', '../rules/a', 'src-understanding'],
  ['src/chat/a.ts', '../knowledge/b', 'src-chat'],
  ['src/knowledge/a.ts', '../understanding/b', 'src-knowledge'],
  ['src/catalogue/a.ts', '../storage/b', 'src-catalogue'],
  ['src/advisor/a.ts', '../../adapters/slack/b', 'src-advisor'],
  ['src/advisor/c.ts', '@slack/bolt', 'no-sdk-in-the-core'],
  ['src/rules/c.ts', 'natural/lib/natural/tfidf', 'natural-belongs-to-understanding'],
  ['adapters/slack/a.ts', '../teams/b', 'adapters-know-the-port-only'],
  ['adapters/teams/a.ts', '../../src/advisor/b', 'adapters-know-the-port-only'],
  ['src/storage/a.ts', '../../test/b', 'no-tests-in-the-product'],
  ['src/storage/c.ts', 'jest', 'no-dev-dependencies-in-the-product'],
  ['src/surveys/a.ts', './nowhere', 'no-unresolved'],
] as const;

const ALLOWED = [
  ['src/rules/d.ts', '../knowledge/b'],
  ['src/understanding/d.ts', 'natural/lib/natural/tfidf'],
  ['adapters/slack/d.ts', '../../src/chat/b'],
  ['adapters/slack/e.ts', '@slack/bolt'],
  ['adapters/teams/d.ts', '../shared/b'],
] as const;

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const folder = mkdtempSync(path.join(tmpdir(), 'ops-advisor-imports-'));

beforeAll(() => {
  for (const name of [RULES, 'package.json', 'tsconfig.json'])
    copyFileSync(path.join(ROOT, name), path.join(folder, name));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [from, to] of [...OFFENDERS, ...ALLOWED]) {
    write(from, `import '${to}';\n`);
    const target = path.posix.join(path.posix.dirname(from), to);
    if (to.startsWith('../') && target.endsWith('/b')) write(`${target}.ts`, 'export {};\n');
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

/** The rules broken by each file. */
function broken(): Map<string, string[]> {
  const cruiser = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, 'src', 'adapters', 'test', '--config', RULES, '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const found = new Map<string, string[]>();
  for (const { from, rule } of reportSchema.parse(JSON.parse(stdout)).summary.violations) {
    found.set(from, [...(found.get(from) ?? []), rule.name]);
  }
  return found;
}

test('the rules on imports stop every kind of wrong turn, and no right one', () => {
  const found = broken();
  for (const [from, , rule] of OFFENDERS)
    expect([from, found.get(from)]).toEqual([from, expect.arrayContaining([rule])]);
  for (const [from] of ALLOWED) expect([from, found.get(from)]).toEqual([from, undefined]);
}, 60_000);
