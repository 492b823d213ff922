import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { bundledChromium } from './bundled-chromium';

/** The machine that the tests run on. */
export interface Machine {
  platform: NodeJS.Platform;
  arch: string;
  env: NodeJS.ProcessEnv;
}

/** Starts a browser without a window. @throws Error which says what to set where there is none */
export async function launchBrowser(machine: Machine = process): Promise<Browser> {
  const choice = await chooseBrowser(machine);
  try {
    return await chromium.launch(choice);
  } catch (cause) {
    throw new Error(`The browser did not start (${choice.executablePath ?? 'Google Chrome'}). ${TIP}`, {
      cause,
    });
  }
}

const TIP =
  'The tests bring their own for Linux on x64. Elsewhere they take Google Chrome where it is installed, or what CHROME_PATH names: set it to the program file of a Chrome, Chromium or Edge.';

/** CHROME_PATH before the one that the tests bring, before the Chrome that is installed. */
export async function chooseBrowser({ arch, env, platform }: Machine): Promise<LaunchOptions> {
  if (env.CHROME_PATH) return { executablePath: env.CHROME_PATH };
  if (platform === 'linux' && arch === 'x64') return bundledChromium(env);
  return { channel: 'chrome' };
}
