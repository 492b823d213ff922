import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';

const TYPESCRIPT = path.join(__dirname, '..', 'setup', 'typescript.cjs');

/** An app in a process of its own. */
export interface RunningApp {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts one of `children/` with its parameter; resolves once it listens.
 * @throws where it ends before
 */
export async function startApp(script: string, parameter: unknown): Promise<RunningApp> {
  const child = fork(path.join(__dirname, 'children', script), [JSON.stringify(parameter)], {
    execArgv: ['-r', TYPESCRIPT],
  });
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const { port } = z.object({ port: z.number() }).parse(message);
  return {
    port,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
