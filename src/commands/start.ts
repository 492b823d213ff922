import { type Config, parseConfig, readEnvironment } from '../config';
import { start } from '../main';
import { createLog } from '../telemetry/log';
import { isBrowserAtHand, openBrowser } from './open-browser';

/** Runs the advisor until it is told to stop: by a signal, or by the person at the console. */
export async function runAdvisor(): Promise<void> {
  const config = parseConfig(readEnvironment());
  const inTerminal = config.slack === undefined && config.teams === undefined;
  const log = createLog(config.logLevel ?? (inTerminal ? 'error' : 'info'));
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => leave());
  const running = await start({
    config,
    log,
    onExit: leave,
    onPlayground: (url) => showPlayground(url, config),
  });
  log.info({ slack: config.slack !== undefined, teams: config.teams !== undefined }, 'the advisor is ready');
  await left;
  await running.stop();
}

/** Says where the playground is, and opens it where somebody sits before it. */
function showPlayground(url: string, { playground }: Config): void {
  process.stdout.write(`Playground: the same advisor in Slack and in Teams, with no account: ${url}\n`);
  const isWanted = playground?.browser ?? false;
  if (isWanted && isBrowserAtHand({ env: process.env, isTerminal: process.stdout.isTTY }))
    openBrowser(url).catch(() => undefined);
}
