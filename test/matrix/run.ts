import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../../src/knowledge/folders';
import { openFolder } from '../setup/open-folder';

/** Each is the newest release of its line that the npm package `node` offers. */
const VERSIONS = ['20', '22', '24'];

interface Outcome {
  node: string;
  seconds: number;
  passed: boolean;
}

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Runs a command with its output shown. Rejects where it fails. */
function run(command: string, args: readonly string[], cwd: string, bin?: string): Promise<void> {
  const env = { ...process.env, ...(bin !== undefined && { PATH: `${bin}:${process.env.PATH}` }) };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')}: exit ${code}`)),
    );
  });
}

/** The folder with the executable of this Node version, brought by npm. */
async function bringNode(version: string, folder: string): Promise<string> {
  const home = path.join(folder, `node-${version}`);
  await mkdir(home);
  await writeFile(path.join(home, 'package.json'), '{ "allowScripts": { "node": true } }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], home);
  return path.join(home, 'node_modules', '.bin');
}

/** What a newcomer with this Node version does, in a fresh clone of what is committed. */
async function installAndTest(version: string, folder: string): Promise<void> {
  const bin = await bringNode(version, folder);
  const clone = path.join(folder, `clone-${version}`);
  await run('git', ['clone', '--quiet', packageRoot(), clone], folder);
  await run('node', ['--version'], clone, bin);
  await run('npm', ['ci', '--no-audit', '--no-fund'], clone, bin);
  await run('npm', ['test'], clone, bin);
  await rm(clone, { recursive: true, force: true });
}

async function outcomeOf(version: string, folder: string): Promise<Outcome> {
  const started = performance.now();
  const passed = await installAndTest(version, folder).then(
    () => true,
    (error: Error) => {
      progress(`Node ${version}: ${error.message}`);
      return false;
    },
  );
  return { node: version, seconds: Math.round((performance.now() - started) / 1000), passed };
}

/** `npm run test:matrix`, or `npm run test:matrix -- 22` for one version. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const folder = await openFolder();
  const outcomes: Outcome[] = [];
  for (const version of asked.length > 0 ? asked : VERSIONS) {
    progress(`Node ${version}: clean install and all tests`);
    outcomes.push(await outcomeOf(version, folder));
  }
  await rm(folder, { recursive: true, force: true });
  for (const { node, seconds, passed } of outcomes) {
    process.stdout.write(`Node ${node}: ${passed ? 'passed' : 'FAILED'} (${seconds} s)\n`);
  }
  process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
