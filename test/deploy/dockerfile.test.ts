import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDockerfile, type Stage, stepsNamed, wordsOf } from './dockerfile';

// `npm run check:image` runs every step of it; here is what can be told by reading.
const ROOT = path.join(__dirname, '..', '..');
const FILE = path.join(ROOT, 'docs/deploy/Dockerfile');
const stages = parseDockerfile(readFileSync(FILE, 'utf8'));
const last = stages.at(-1) as Stage;
const only = (name: string) => wordsOf(stepsNamed(last, name)[0] ?? { name, value: '[]' });

it('builds in one stage and runs in another, on a base of a fixed version', () => {
  expect(stages).toHaveLength(2);
  for (const { base } of stages) expect(base).toMatch(/^node:\d+-[a-z]+-slim$/);
});

it('takes over what the package ships, without the tools of development', () => {
  const { files } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
  const copied = stepsNamed(last, 'COPY')
    .map(({ value }) => value)
    .join(' ');
  for (const file of files.filter((name) => name !== 'CHANGELOG.md'))
    expect(copied).toContain(`/build/${file}`);
  expect(stepsNamed(stages[0] as Stage, 'RUN').at(-1)?.value).toContain('npm prune --omit=dev');
  expect(stepsNamed(last, 'RUN')).toEqual([]);
});

it('runs as another user than root, as one process that gets the signals', () => {
  expect(stepsNamed(last, 'USER').map(({ value }) => value)).toEqual(['node']);
  expect(only('CMD')).toEqual(['node', 'dist/src/cli.js', 'start']);
  const names = last.steps.map(({ name }) => name);
  expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'));
});

it('says whether it is well', () => {
  const [{ value } = { value: '' }] = stepsNamed(last, 'HEALTHCHECK');
  expect(value).toMatch(/^--interval=\d+s --timeout=\d+s --start-period=\d+s CMD /);
  expect(only('HEALTHCHECK').join(' ')).toContain('/healthz');
});

it('copies nothing that is not there, and sends no secret to the builder', () => {
  const ignored = readFileSync(`${FILE}.dockerignore`, 'utf8').split('\n');
  const let_in = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(ignored.filter((line) => line !== '' && !line.startsWith('#'))[0]).toBe('*');
  expect(ignored).toContain('**/.env');
  for (const name of let_in) expect([name, existsSync(path.join(ROOT, name))]).toEqual([name, true]);
});

it.each(['RUN x\nFROM y', 'FROM y\nwhatever'])('reads no nonsense: %j', (text) => {
  expect(() => parseDockerfile(text)).toThrow(SyntaxError);
});
