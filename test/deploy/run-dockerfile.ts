import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import { openFolder } from '../setup/open-folder';
import { makeServer } from '../soak/own-server';
import { parseDockerfile, type Stage, stepsNamed, wordsOf } from './dockerfile';

// Runs every step of the Dockerfile without Docker: each stage in a folder of its own that stands for its root.

const ROOT = path.join(__dirname, '..', '..');
const FILE = path.join(ROOT, 'docs/deploy/Dockerfile');
const OPERATIONS_PORT = '19464';
const SLACK_PORT = '13000';

interface Place {
  root: string;
  workdir: string;
  env: Record<string, string>;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function inside({ root, workdir }: Place, to: string): string {
  return path.join(root, to.startsWith('/') ? to : path.join(workdir, to));
}

/** What the .dockerignore lets in: whole folders and files by their names. */
function copyContext(to: string, sources: readonly string[]): void {
  const lines = readFileSync(`${FILE}.dockerignore`, 'utf8').split('\n');
  const names = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const wanted = sources[0] === '.' ? names : sources;
  for (const name of wanted.filter((one) => existsSync(path.join(ROOT, one))))
    cpSync(path.join(ROOT, name), path.join(to, name), {
      recursive: true,
      filter: (file) => !file.endsWith('.env'),
    });
}

function copy(value: string, place: Place, earlier: ReadonlyMap<string, Place>): void {
  const from = /^--from=(\S+) /.exec(value)?.[1];
  const words = value.replace(/^--from=\S+ /, '').split(/\s+/);
  const to = inside(place, words.at(-1) ?? '.');
  const sources = words.slice(0, -1);
  mkdirSync(to, { recursive: true });
  if (from === undefined) {
    copyContext(to, sources);
    return;
  }
  const stage = earlier.get(from);
  if (stage === undefined) throw new Error(`no stage is named ${from}`);
  for (const source of sources) {
    const target = sources.length > 1 ? path.join(to, path.basename(source)) : to;
    cpSync(path.join(stage.root, source), target, { recursive: true, verbatimSymlinks: true });
  }
}

function build(stage: Stage, root: string, earlier: ReadonlyMap<string, Place>): Place {
  const place: Place = { root, workdir: '/', env: {} };
  for (const { name, value } of stage.steps) {
    say(`${stage.name ?? 'last'}: ${name} ${value.slice(0, 100)}`);
    if (name === 'WORKDIR') {
      place.workdir = value;
      mkdirSync(inside(place, value), { recursive: true });
    } else if (name === 'ENV') {
      for (const pair of value.split(/\s+/))
        place.env[pair.split('=')[0] ?? ''] = pair.slice(pair.indexOf('=') + 1);
    } else if (name === 'COPY') copy(value, place, earlier);
    else if (name === 'RUN') {
      const { npm_config_omit: _omit, NODE_ENV: _env, ...env } = process.env;
      execFileSync('sh', ['-c', value], {
        cwd: inside(place, '.'),
        env: { ...env, ...place.env },
        stdio: ['ignore', 2, 2],
      });
    }
  }
  return place;
}

async function isWell(check: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const [, ...words] = check;
  const child = spawn(process.execPath, words, { env });
  const [code] = await once(child, 'exit');
  return code === 0;
}

/** Runs the image's own command, not as root, waits until the image's own check says that it is well, and stops it. */
async function run(stage: Stage, place: Place, folder: string): Promise<void> {
  const slack = await startSlackWorkspace();
  const server = await makeServer(path.join(folder, 'database'));
  await server.start();
  const env = {
    PATH: process.env.PATH ?? '',
    ...place.env,
    HOST: '127.0.0.1',
    OPERATIONS_PORT,
    SLACK_PORT,
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: server.url,
  };
  // Whoever owns the database stands for the image's user: its socket is for its owner alone.
  const { gid, uid } = statSync(path.join(folder, 'database/postgres'));
  const [, ...command] = wordsOf(stepsNamed(stage, 'CMD')[0] ?? { name: 'CMD', value: '[]' });
  const child = spawn(process.execPath, command, {
    cwd: inside(place, '.'),
    env,
    stdio: ['ignore', 2, 2],
    uid,
    gid,
  });
  const check = wordsOf(stepsNamed(stage, 'HEALTHCHECK')[0] ?? { name: 'HEALTHCHECK', value: '[]' });
  const ready = `http://127.0.0.1:${OPERATIONS_PORT}/readyz`;
  while (
    !(await fetch(ready).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await sleep(200);
  }
  if (!(await isWell(check, env))) throw new Error('the HEALTHCHECK says that it is not well');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  await server.stop();
  await slack.stop();
  if (code !== 0) throw new Error(`it stopped with ${code}`);
  if (await isWell(check, env)) throw new Error('the HEALTHCHECK says that it is well although it has ended');
}

async function main(): Promise<void> {
  const folder = await openFolder();
  const places = new Map<string, Place>();
  const stages = parseDockerfile(readFileSync(FILE, 'utf8'));
  for (const [index, stage] of stages.entries()) {
    const root = path.join(folder, `stage${index}`);
    mkdirSync(root);
    chmodSync(root, 0o755);
    places.set(stage.name ?? String(index), build(stage, root, places));
  }
  const last = stages.at(-1);
  const place = last && places.get(last.name ?? String(stages.length - 1));
  if (last === undefined || place === undefined) throw new Error('the Dockerfile has no stage');
  const dev = path.join(inside(place, 'node_modules'), 'typescript');
  if (existsSync(dev)) throw new Error('the last stage holds tools of development');
  await run(last, place, folder);
  rmSync(folder, { recursive: true, force: true });
  say('every step of the Dockerfile works');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
