// The whole advisor on one platform, as `start` puts it together, with its state in a PostgreSQL.
import type { AdapterSettings } from '../../../adapters/playground/teams/start-teams-tenant';
import { createSlackAdapter } from '../../../adapters/slack';
import { createTeamsAdapter } from '../../../adapters/teams';
import type { Log } from '../../../src/chat/log';
import { parseConfig } from '../../../src/config';
import { start } from '../../../src/main';
import { type Connection, serve } from './serve';

export type Advisor = { databaseUrl: string } & (
  | { slack: Connection; teams?: never }
  | { slack?: never; teams: AdapterSettings }
);

const nothing = () => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
/** One person asks all the questions here. */
const MANY = '1000000';

serve<Advisor>(async ({ databaseUrl, slack, teams }) => {
  const config = parseConfig({
    DATABASE_URL: databaseUrl,
    RATE_LIMIT_PERSON: MANY,
    RATE_LIMIT_WORKSPACE: MANY,
  });
  const at = { host: '127.0.0.1', port: 0, log };
  const adapter =
    slack === undefined ? createTeamsAdapter({ ...teams, ...at }) : createSlackAdapter({ ...slack, ...at });
  // On a busy machine too, what is measured is the way with the database, not the one around it.
  const inboxPace = { acknowledgeWithinMs: 30_000 };
  await start({ config, log, inboxPace, onExit: nothing, openChats: async () => [adapter] });
  return adapter.port;
});
