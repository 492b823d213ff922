import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { AdapterSettings } from '../../adapters/playground/teams/start-teams-tenant';
import type { InboxPace } from '../../src/jobs/inbox';
import { type Child, startChild } from './child';
import type { ReplicaParameter, ReplicaPorts } from './children/whole-replica';
import type { ReplicaProxy } from './replica-proxy';

/** Replicas behind a proxy, each in a process of its own. */
export interface ReplicaSet {
  /** Kills one with SIGKILL, at once, and starts another in its place. */
  kill(): Promise<void>;
  /** Has one stop gracefully, and starts another in its place. Resolves with the milliseconds that the stop took. */
  replace(): Promise<number>;
  /** How many events the replicas that run now have taken over from others. */
  recovered(): Promise<number>;
  stop(): Promise<void>;
}

export interface SetOptions {
  slack: SlackWorkspace;
  teams: AdapterSettings;
  databaseUrl: string;
  proxy: ReplicaProxy;
  inboxPace?: Partial<InboxPace>;
}

interface Replica {
  child: Child;
  ports: ReplicaPorts;
}

export async function startReplicas(count: number, options: SetOptions): Promise<ReplicaSet> {
  const { proxy } = options;
  const replicas = await Promise.all(Array.from({ length: count }, () => startReplica(options)));
  for (const { ports } of replicas) proxy.add(ports);

  async function add(): Promise<void> {
    const replica = await startReplica(options);
    replicas.push(replica);
    proxy.add(replica.ports);
  }
  function oldest(): Replica {
    const replica = replicas.shift();
    if (replica === undefined) throw new Error('no replica is left');
    return replica;
  }
  return {
    async kill() {
      const { child, ports } = oldest();
      await child.kill();
      proxy.remove(ports);
      await add();
    },
    async replace() {
      const { child, ports } = oldest();
      await add();
      const started = Date.now();
      await child.terminate();
      proxy.remove(ports);
      return Date.now() - started;
    },
    async recovered() {
      const counts = await Promise.all(replicas.map(({ ports }) => recoveredBy(ports)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async stop() {
      await Promise.all(replicas.map(({ child }) => child.terminate()));
    },
  };
}

async function startReplica({ databaseUrl, inboxPace, slack, teams }: SetOptions): Promise<Replica> {
  const parameter: ReplicaParameter = {
    env: {
      DATABASE_URL: databaseUrl,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      // A crowd of this size speaks faster than people do.
      RATE_LIMIT_PERSON: '100000',
      RATE_LIMIT_WORKSPACE: '1000000',
    },
    teams,
    ...(inboxPace !== undefined && { inboxPace }),
  };
  const child = startChild('whole-replica', parameter);
  const ports = JSON.parse(await child.said((line) => line.startsWith('{'))) as ReplicaPorts;
  return { child, ports };
}

async function recoveredBy({ operations }: ReplicaPorts): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${operations}/metrics`)).text();
  const counts = [...text.matchAll(/^ops_advisor_events_recovered_total\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
