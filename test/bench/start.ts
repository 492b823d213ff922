import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PlaygroundClient } from '../end-to-end/playground-client';
import { openFolder } from '../setup/open-folder';
import type { BenchRow } from './row';

const CLI = path.resolve(__dirname, '../../dist/src/cli.js');
const GOAL = 'under 5 s';

/** How long `npm start` with nothing configured takes, in milliseconds from its spawn: the first time, and once more. */
export async function benchStart(): Promise<BenchRow[]> {
  const dataDir = await openFolder();
  try {
    const rows: BenchRow[] = [];
    for (const when of ['the first time', 'with its database there']) {
      const { answered, usable } = await measure(dataDir);
      rows.push({ what: `Start to a page that can be used, ${when}`, value: seconds(usable), goal: GOAL });
      rows.push({ what: `Start to the first answer, ${when}`, value: seconds(answered), goal: '' });
    }
    return rows;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(dataDir: string): Promise<{ usable: number; answered: number }> {
  const from = performance.now();
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PLAYGROUND_PORT: '0', PLAYGROUND_BROWSER: 'off' };
  const child = spawn(process.execPath, [CLI, 'start'], {
    cwd: dataDir,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const client = new PlaygroundClient(await addressOf(child));
  try {
    await fetch(client.url);
    await client.snapshot();
    const usable = performance.now() - from;
    await client.do({
      act: 'say',
      side: 'slack',
      person: 'UBEN',
      conversation: 'DUBEN',
      text: 'what is drift?',
    });
    await client.reads('slack', 'Drift');
    return { usable, answered: performance.now() - from };
  } finally {
    client.close();
    child.kill('SIGTERM');
    await ended;
  }
}

/** Where it says that the page is. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('It has no output.');
  for await (const line of createInterface({ input: stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('It ended before it said where the page is.');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
