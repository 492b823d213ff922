import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { packageRoot } from '../../src/knowledge/folders';
import { openFolder } from '../setup/open-folder';

const run = promisify(execFile);
const root = packageRoot();
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
});

/** An empty folder into which the packed advisor is installed, beside what it depends on and nothing else. */
async function installPacked(): Promise<string> {
  const folder = await openFolder();
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [{ filename }] = z.tuple([z.object({ filename: z.string() })]).parse(JSON.parse(stdout));
  const home = path.join(folder, 'node_modules', 'ops-advisor');
  await mkdir(path.join(folder, 'node_modules', '.bin'), { recursive: true });
  await run('tar', ['-xzf', path.join(folder, filename)], { cwd: folder });
  await cp(path.join(folder, 'package'), home, { recursive: true });
  const { bin } = z
    .object({ bin: z.object({ 'ops-advisor': z.string() }) })
    .parse(JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')));
  await symlink(
    path.join(home, bin['ops-advisor']),
    path.join(folder, 'node_modules', '.bin', 'ops-advisor'),
  );
  await chmod(path.join(home, bin['ops-advisor']), 0o755);
  await linkDependencies(folder);
  return folder;
}

/** Links what the lock file names as needed to run. */
async function linkDependencies(folder: string): Promise<void> {
  const lock = lockSchema.parse(JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')));
  for (const [place, { dev }] of Object.entries(lock.packages)) {
    const isTopLevel = place.startsWith('node_modules/') && place.split('node_modules/').length === 2;
    if (!isTopLevel || dev === true) continue;
    const target = path.join(folder, place);
    await mkdir(path.dirname(target), { recursive: true });
    await symlink(path.join(root, place), target);
  }
}

/** Starts the packed advisor in its folder, asks once, and gives what it printed. */
async function ask(folder: string, question: string): Promise<string> {
  const child = spawn('npx', ['--no-install', 'ops-advisor', 'start'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, CI: 'true', PLAYGROUND: 'off' },
  });
  let printed = '';
  const answered = new Promise<void>((resolve, reject) => {
    const note = (chunk: Buffer) => {
      printed += String(chunk);
      if (printed.includes('Yes to MLOps')) resolve();
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${printed}`)));
  });
  child.stdin.write(`${question}\n`);
  await answered;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  await ended;
  return printed;
}

test('the package that npm packs runs in an empty folder', async () => {
  const folder = await installPacked();
  const printed = await ask(folder, 'Should we use MLOps for our fraud model?');
  expect(printed).toContain('Yes to MLOps');
  await rm(folder, { recursive: true, force: true });
}, 120_000);
