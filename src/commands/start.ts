import { type Config, parseConfig, readEnvironment, secretsIn } from '../config';
import { start } from '../main';
import { createLog } from '../telemetry/log';
import { listenForEnding } from './ending';
import { isBrowserAtHand, openBrowser } from './open-browser';

/** Runs the advisor until it is told to stop: by a signal, or by the person at the console. */
export async function runAdvisor(): Promise<void> {
  const env = readEnvironment();
  const config = parseConfig(env);
  const inTerminal = config.slack === undefined && config.teams === undefined;
  const log = createLog(config.logLevel ?? (inTerminal ? 'error' : 'info'), secretsIn(env));
  const ending = listenForEnding(log);
  const running = await start({
    config,
    log,
    onExit: ending.begin,
    onPlayground: (url) => showPlayground(url, config),
  });
  log.info({ slack: config.slack !== undefined, teams: config.teams !== undefined }, 'the advisor is ready');
  await ending.asked;
  await running.stop();
  log.info({}, 'the advisor has stopped');
}

/** Says where the playground is, and opens it where somebody sits before it. */
function showPlayground(url: string, { playground }: Config): void {
  process.stdout.write(`Playground: the same advisor in Slack and in Teams, with no account: ${url}\n`);
  const isWanted = playground?.browser ?? false;
  if (isWanted && isBrowserAtHand({ env: process.env, isTerminal: process.stdout.isTTY }))
    openBrowser(url).catch(() => undefined);
}
