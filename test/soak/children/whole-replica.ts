import type { AdapterSettings } from '../../../adapters/playground/teams/start-teams-tenant';
import { createSlackAdapter } from '../../../adapters/slack';
import { createTeamsAdapter } from '../../../adapters/teams';
import type { Log } from '../../../src/chat/log';
import { listenForEnding } from '../../../src/commands/ending';
import { parseConfig, secretsIn } from '../../../src/config';
import type { InboxPace } from '../../../src/jobs/inbox';
import { start } from '../../../src/main';
import { createLog, type LogLevel } from '../../../src/telemetry/log';
import { childMain, say } from './child-main';

export interface ReplicaParameter {
  /** As in the environment. */
  env: Record<string, string>;
  teams: AdapterSettings;
  inboxPace?: Partial<InboxPace>;
  stopWithinMs?: number;
}

/** What a replica says once it has started. */
export interface ReplicaPorts {
  slack: number;
  teams: number;
  operations: number;
}

/** The whole advisor, as `start` puts it together, on stand-ins of both platforms. Ends as the real one does: on a signal. */
childMain<ReplicaParameter>(async ({ env, inboxPace = {}, stopWithinMs, teams }) => {
  const config = parseConfig({ ...env, SLACK_PORT: '0', OPERATIONS_PORT: '0' });
  const ports: Partial<ReplicaPorts> = {};
  const log = noting(createLog((env.LOG_LEVEL ?? 'warn') as LogLevel, secretsIn(env)), ports);
  const ending = listenForEnding(log, process, stopWithinMs);
  if (config.slack === undefined) throw new Error('a replica needs the settings of Slack');
  const { oauth: _oauth, ...access } = config.slack;
  const slack = createSlackAdapter({ ...access, host: '127.0.0.1', log });
  const bot = createTeamsAdapter({ ...teams, port: 0, host: '127.0.0.1', log });
  const running = await start({
    config,
    log,
    inboxPace,
    onExit: ending.begin,
    openChats: async () => [slack, bot],
  });
  say(JSON.stringify({ ...ports, slack: slack.port, teams: bot.port }));
  await ending.asked;
  await running.stop();
});

/** The port of the operations server is told in the log alone. */
function noting(log: Log, ports: Partial<ReplicaPorts>): Log {
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => {
      if (message === 'health and metrics are served') ports.operations = Number(fields.port);
      log.info(fields, message);
    },
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
