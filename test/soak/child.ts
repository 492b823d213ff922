import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that runs one of the scripts in `test/soak/children`, and speaks in lines. */
export interface Child {
  readonly lines: string[];
  /** Resolves with the first line, said already or to come, that fits; rejects where the process ends before. */
  said(fits: (line: string) => boolean): Promise<string>;
  tell(line: string): void;
  /** SIGKILL: no handler, no farewell. */
  kill(): Promise<void>;
  /** SIGTERM, as a service manager sends it, and waits. */
  terminate(): Promise<void>;
  /** Asks it to end, and waits. */
  end(): Promise<void>;
}

const REGISTER = join(__dirname, '..', 'setup', 'typescript.cjs');

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const running = new Set<ChildProcess>();

/** Ends what a proof that failed half way left behind. */
export function killAllChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a script with a JSON parameter. What it writes to stderr goes through to ours. */
export function startChild(script: string, parameter: unknown): Child {
  const file = join(__dirname, 'children', `${script}.ts`);
  const child = spawn(process.execPath, ['-r', REGISTER, file, JSON.stringify(parameter)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  reader.setMaxListeners(0);
  let closed = false;
  reader.once('close', () => {
    closed = true;
  });

  async function said(fits: (line: string) => boolean): Promise<string> {
    for (;;) {
      const found = lines.find(fits);
      if (found !== undefined) return found;
      if (closed) throw new Error(`${script} ended after saying: ${lines.slice(-3).join(' | ')}`);
      await Promise.race([once(reader, 'line'), once(reader, 'close')]);
    }
  }

  return {
    lines,
    said,
    tell: (line) => void child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
    terminate: async () => {
      child.kill('SIGTERM');
      await ended(child);
    },
    end: async () => {
      child.stdin.end();
      await ended(child);
    },
  };
}
