import { createSlackAdapter } from '../../../adapters/slack';
import type { ChatAdapter } from '../../../src/chat/adapter';
import type { ConversationRef } from '../../../src/chat/event';
import { openDatabase } from '../../../src/storage/database';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { createTips } from '../../../src/tips/tips';
import type { Pace } from '../../../src/tips/tips-parts';
import { silent } from '../../setup/logs';
import { clockAhead, SOAK_SOURCES, SOAK_TIPS, type SoakWorkspace } from '../tips-setting';
import { askedToEnd, childMain, say } from './child-main';

interface Parameter {
  url: string;
  workspaces: SoakWorkspace[];
  aheadMs: number;
  timeoutMs: number;
  pace: Partial<Pace>;
}

const log = {
  ...silent,
  debug: () => undefined,
  error: (fields: object) => say(`error ${JSON.stringify(fields)}`),
};

/** One adapter for all workspaces: the one of each, by the tenant of what is asked. */
function allOf(workspaces: readonly SoakWorkspace[], timeoutMs: number, now: () => Date): ChatAdapter {
  const common = { log, timeoutMs, now, signingSecret: 'never used', port: 0, host: '127.0.0.1' };
  const adapters = new Map(
    workspaces.map(({ apiUrl, botToken, tenant }) => [
      tenant,
      createSlackAdapter({ ...common, apiUrl, botToken }),
    ]),
  );
  const of = ({ tenant }: ConversationRef): ChatAdapter => {
    const adapter = adapters.get(tenant);
    if (adapter === undefined) throw new Error(`no workspace ${tenant}`);
    return adapter;
  };
  return {
    platform: 'slack',
    start: async () => undefined,
    send: (to, ...rest) => of(to).send(to, ...rest),
    findDelivery: (to, ...rest) => of(to).findDelivery(to, ...rest),
    update: (message, reply) => of(message.conversation).update(message, reply),
    describe: (to) => of(to).describe(to),
    isAdmin: (to, person) => of(to).isAdmin(to, person),
    timeZoneOf: (to, person) => of(to).timeZoneOf(to, person),
    joinedBy: async () => [],
    directWith: (to, person) => of(to).directWith(to, person),
    stop: async () => undefined,
  };
}

/** One of several processes that deliver the same tips. */
childMain<Parameter>(async ({ url, workspaces, aheadMs, timeoutMs, pace }) => {
  const now = clockAhead(aheadMs);
  const database = await openDatabase({ dataDir: '', url, log: silent });
  const chat = allOf(workspaces, timeoutMs, now);
  const tips = createTips(
    {
      knowledge: { tips: SOAK_TIPS, sources: SOAK_SOURCES, dimensions: [] },
      store: createPostgresStore(database, { log: silent }),
      chatFor: (platform) => (platform === 'slack' ? chat : undefined),
      standingOf: async () => undefined,
      now,
      random: Math.random,
      log,
    },
    pace,
  );
  tips.start();
  say('delivering');
  await askedToEnd();
  await tips.stop();
  await database.close();
});
