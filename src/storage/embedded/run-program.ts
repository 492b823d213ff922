import { spawn } from 'node:child_process';
import type { Identity } from './run-as';

/** What the server's programs see of the environment: no token, no key and no PG* default of ours. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TZ } = process.env;
  return { PATH, SystemRoot, TEMP, TZ, LC_ALL: 'C' };
}

/** What a program that ended left behind; `code` is null where it could not be run or was killed. */
export interface Ended {
  code: number | null;
  output: string;
}

/** Runs a program to its end and collects what it prints. Never rejects. */
export function runProgram(file: string, args: string[], identity: Identity, cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...identity, cwd, env: programEnvironment(), windowsHide: true });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
