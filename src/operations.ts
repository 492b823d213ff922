import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Platform } from './chat/event';
import type { Log } from './chat/log';
import type { Config } from './config';
import { queueDepths } from './jobs/queue-depths';
import { packageRoot } from './knowledge/folders';
import type { Database } from './storage/connection';
import { migrationStatus } from './storage/migrate';
import type { PartState } from './telemetry/readiness';
import { createTelemetry, type Telemetry } from './telemetry/telemetry';

const packageSchema = z.object({ version: z.string() });

/** What those who run the advisor see of it; it is served as soon as it is there, where OPERATIONS_PORT is set. */
export async function openOperations(
  config: Config,
  log: Log,
): Promise<{ telemetry: Telemetry; close(): Promise<void> }> {
  const telemetry = createTelemetry({ log, version: ownVersion(), platformOf: platformNames(config) });
  const { host, operationsPort: port } = config;
  if (port === undefined) return { telemetry, close: async () => telemetry.end() };
  const server = await telemetry.serve({ host, port });
  log.info({ port: server.port }, 'health and metrics are served');
  return {
    telemetry,
    close: async () => {
      telemetry.end();
      await server.close();
    },
  };
}

/** The database is ready where it answers and no migration is missing; one of a later version may be there already. */
export async function stateOf(database: Database): Promise<PartState> {
  const migrations = await migrationStatus(database);
  return migrations.some(({ state }) => state === 'pending') ? 'not migrated' : 'ok';
}

/** Looks up how many jobs there are whenever the metrics are read. */
export function watchQueues({ metrics, onRead }: Telemetry, database: Database): void {
  onRead(async () => {
    for (const { count, ...labels } of await queueDepths(database)) metrics.jobs.set(labels, count);
  });
}

const SLACK = /^https:\/\/([\w-]+\.)?slack(-gov)?\.com$/;

/** Whose an address is that the adapters call: nobody else in this process calls out. */
function platformNames({ slack, teams }: Config): (origin: string) => Platform | undefined {
  const own = slack?.apiUrl === undefined ? undefined : new URL(slack.apiUrl).origin;
  return (origin) => {
    if (origin === own || SLACK.test(origin)) return 'slack';
    return teams === undefined ? undefined : 'teams';
  };
}

function ownVersion(): string {
  const file = path.join(packageRoot(), 'package.json');
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
