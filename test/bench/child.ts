import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** A file with a value as JSON, in a folder that is there for the time of the work. */
export async function withJson<T>(value: unknown, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ops-advisor-bench-'));
  try {
    const file = path.join(folder, 'value.json');
    await writeFile(file, JSON.stringify(value));
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs a script of `children/`; resolves with the last line that it printed, as JSON. What it prints to stderr
 * is its progress, and is shown.
 * @throws where it fails
 */
export async function runChild(
  script: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<unknown> {
  const file = path.join(__dirname, 'children', script);
  const child = spawn(process.execPath, [...nodeOptions, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}.`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}
