import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const MARK = 'LOADED:';

/** Packages that are in memory once the built program has done its work. */
function packagesLoadedBy(args: readonly string[]): string[] {
  const report = `process.on('exit', () => process.stderr.write(${JSON.stringify(MARK)} + JSON.stringify(Object.keys(require.cache))))`;
  const script = `${report}; require(${JSON.stringify(path.join(ROOT, 'dist/src/cli.js'))})`;
  const { stderr, status } = spawnSync(process.execPath, ['-e', script, ...args], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
  const files: string[] = JSON.parse(stderr.slice(stderr.indexOf(MARK) + MARK.length));
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)];
}

test('a question on the command line loads no chat platform and no database', () => {
  const loaded = packagesLoadedBy(['ask', 'what is drift?']);
  expect(loaded).toContain('commander');
  expect(
    loaded.filter((name) =>
      /^(@slack|botbuilder|botframework|pg|drizzle|embedded|echarts|@resvg)/.test(name),
    ),
  ).toEqual([]);
}, 120_000);
