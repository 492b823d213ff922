import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

interface Threat {
  what: string;
  /** Files that stop it. */
  stops: string[];
  /** A test file, and words of its own that say which test is meant. */
  shown: { file: string; test: string }[];
}

/** The rows of the tables whose last column names tests. */
function threatsIn(text: string): Threat[] {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('.test.ts'));
  return rows.map((row) => {
    const [what = '', stops = '', shown = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { what, stops: linksIn(stops), shown: shownIn(shown) };
  });
}

function linksIn(cell: string): string[] {
  return [...cell.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file);
}

function shownIn(cell: string): Threat['shown'] {
  return [...cell.matchAll(/\]\(\.\.\/([^)]+)\): "([^"]+)"/g)].map(([, file = '', test = '']) => ({
    file,
    test,
  }));
}

const threats = threatsIn(page);

it('says of every threat what stops it and which test shows that', () => {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| What they try'));
  expect(threats.length).toBeGreaterThan(30);
  expect(threats).toHaveLength(rows.length);
  expect(threats.filter(({ shown, stops }) => shown.length === 0 || stops.length === 0)).toEqual([]);
});

it.each(threats.map((threat) => [threat.what, threat] as const))('%s', (_what, { shown, stops }) => {
  expect(stops.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const missing = shown.filter(({ file, test }) => {
    const at = path.join(root, file);
    return !existsSync(at) || !namesIn(readFileSync(at, 'utf8')).some((name) => name.includes(test));
  });
  expect(missing).toEqual([]);
});

/** What the tests, their groups and the rows of their tables are called. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/(?:^|[\s(,[])(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1/g)].map(
    ([, , name = '']) => name,
  );
}
