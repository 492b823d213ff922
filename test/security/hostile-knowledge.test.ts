import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KnowledgeError } from '../../src/errors';
import { assemble, readLayers } from '../../src/knowledge/load';
import { readKnowledgeFiles } from '../../src/knowledge/read-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hostile-knowledge-'));
  mkdirSync(path.join(folder, 'tools'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);
const findings = () => assemble(readLayers([folder])).findings;

function error(): KnowledgeError {
  try {
    readKnowledgeFiles(folder, 1);
  } catch (thrown) {
    if (thrown instanceof KnowledgeError) return thrown;
    throw thrown;
  }
  throw new Error('it was read');
}

it.each([
  ['aliases that multiply', bomb()],
  ['lists within lists', '['.repeat(100_000)],
  ['objects within objects', '{a: '.repeat(100_000)],
  ['lines of lists', '- '.repeat(100_000)],
  ['a tag that makes code', 'id: !!js/function "function () { globalThis.polluted = 1 }"\n'],
  ['a prototype', '__proto__: {polluted: 1}\nid: evil\n'],
  ['a merge of a prototype', 'a: &a {__proto__: {polluted: 1}}\nid: {<<: *a}\n'],
  ['bytes that are no text', '\u0000\u0001\ud800'],
])('a file with %s is reported, and nothing of it is kept', (_what, text) => {
  jest.spyOn(process, 'emitWarning').mockReturnValue();
  writeFileSync(at('tools/evil.yaml'), text);
  expect(findings()).toContainEqual(
    expect.objectContaining({ severity: 'error', file: expect.stringContaining('tools/evil.yaml') }),
  );
  expect(assemble(readLayers([folder])).knowledge.tools).toEqual([]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(globalThis).not.toHaveProperty('polluted');
  jest.restoreAllMocks();
});

it('a file that is too long is named, and not read', () => {
  writeFileSync(at('tools/long.yaml'), '');
  truncateSync(at('tools/long.yaml'), 5 * 1024 * 1024 * 1024);
  expect(error()).toMatchObject({
    code: 'knowledge/not-a-file',
    message: expect.stringContaining('long.yaml'),
  });
});

it('a pipe in place of a file is named, and not waited for', () => {
  execFileSync('mkfifo', [at('tools/pipe.yaml')]);
  expect(error()).toMatchObject({
    code: 'knowledge/not-a-file',
    message: expect.stringContaining('pipe.yaml'),
  });
});

it.each([
  ['file', 'tools/passwd.yaml', '/etc/passwd'],
  ['folder', 'rules', '/etc'],
  ['device', 'tools/zero.yaml', '/dev/zero'],
])('a link to a %s outside is named, and not followed', (_what, name, target) => {
  symlinkSync(target, at(name));
  expect(error()).toMatchObject({ code: 'knowledge/link-outside', message: expect.stringContaining(name) });
});

it('links that go round in circles end', () => {
  for (const name of ['a', 'b', 'c']) symlinkSync('..', at(`tools/${name}`));
  writeFileSync(at('tools/one.yaml'), 'id: one\n');
  expect(readKnowledgeFiles(folder, 1).map((file) => file.path)).toEqual(['tools/one.yaml']);
});

it('links within the folder are followed, as Kubernetes mounts them', () => {
  mkdirSync(at('..data/rules'), { recursive: true });
  writeFileSync(at('..data/rules/own.yaml'), '[]');
  symlinkSync('..data/rules', at('rules'));
  expect(readKnowledgeFiles(folder, 1).map((file) => file.path)).toEqual(['rules/own.yaml']);
});

/** Nine lines, a thousand million leaves. */
function bomb(): string {
  const names = 'abcdefghi'.split('');
  const line = (name: string, index: number) =>
    `${name}: &${name} [${Array(9).fill(index === 0 ? 'x' : `*${names[index - 1]}`)}]`;
  return names.map(line).join('\n');
}
