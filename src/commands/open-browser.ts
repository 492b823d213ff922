/** Where this process runs, as far as that tells whether somebody sits before it. */
interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** Whether the output is a terminal. */
  isTerminal: boolean;
}

/** Whether a browser would open before the person who started this: not in a pipe, a pipeline or over SSH. */
export function isBrowserAtHand({ env, isTerminal }: Surroundings): boolean {
  const isRemote = env.SSH_CONNECTION !== undefined || env.SSH_TTY !== undefined;
  const isAutomated = env.CI !== undefined && env.CI !== 'false';
  return isTerminal && !isRemote && !isAutomated;
}

/** Opens an address in the person's own browser; where there is none, nothing happens. */
export async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const browser = await open(url);
  browser.once('error', () => undefined);
}
