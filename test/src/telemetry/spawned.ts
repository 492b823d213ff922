import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A script in a process of its own, with everything that it writes. */
export interface Spawned {
  process: ChildProcess;
  /** All of standard output and standard error so far. */
  output(): string;
  /** Resolves once it has written this; rejects where it ends before. */
  wrote(text: string | RegExp): Promise<string>;
  /** Resolves with its exit code, or with the signal that ended it. */
  exit: Promise<number | string>;
}

const TYPESCRIPT = path.join(__dirname, '..', '..', 'setup', 'typescript.cjs');
const CHILDREN = path.join(__dirname, '..', '..', 'soak', 'children');

const running = new Set<ChildProcess>();

/** Ends what a failed test left behind. */
export function killSpawned(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function spawnScript(name: string, parameter: unknown): Spawned {
  const file = path.join(CHILDREN, `${name}.ts`);
  const child = spawn(process.execPath, ['-r', TYPESCRIPT, file, JSON.stringify(parameter)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let written = '';
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      wake();
    });
  }
  const exit = once(child, 'close').then(([code, signal]: (number | string | null)[]) => {
    running.delete(child);
    wake();
    return code ?? signal ?? 'unknown';
  });
  return {
    process: child,
    output: () => written,
    exit,
    wrote: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = typeof text === 'string' ? written.includes(text) && text : text.exec(written)?.[0];
          if (found) resolve(found);
          else if (!running.has(child)) reject(new Error(`it ended after writing: ${written.slice(-500)}`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}
