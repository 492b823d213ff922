import { writeSync } from 'node:fs';

/** Says a line at once: one that was said before a SIGKILL has arrived. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Resolves when the parent asks this process to end. */
export function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.resume();
  });
}

/** Runs a child script with its parameter; a failure ends the process with code 1. */
export function childMain<T>(run: (parameter: T) => Promise<void>): void {
  run(JSON.parse(process.argv[2] ?? 'null') as T).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
