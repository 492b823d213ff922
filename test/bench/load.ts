import { randomUUID } from 'node:crypto';
import { startSlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import { createActivityFactory } from '../../adapters/playground/teams/activities';
import { startTeamsTenant, type TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import { type Beside, timesBeside } from './beside';
import type { BenchRow } from './row';
import { type RunningApp, startApp } from './running-app';
import { connectionTo, linkTo, mention } from './slack';

/** How much is sent, over how many connections at once. */
export interface Load {
  requests: number;
  connections: number;
}

const FULL: Load = { requests: 2_000, connections: 8 };
const WAIT_MS = 60_000;

interface Measured {
  /** Until each acknowledgement, in milliseconds. */
  times: number[];
  /** From the first request to the last acknowledgement. */
  acknowledgedMs: number;
  /** From the first request to the last answer. */
  answeredMs: number;
}

interface Target {
  /** Sends one question; false where it is not acknowledged. */
  send(): Promise<boolean>;
  /** Resolves once so many answers more than at the start are there. */
  answered(count: number): Promise<void>;
}

/** Sends over all connections at once, each waiting for its own acknowledgement, then waits for the answers. */
async function put({ requests, connections }: Load, { send, answered }: Target): Promise<Measured> {
  const times: number[] = [];
  let sent = 0;
  const started = performance.now();
  const lane = async () => {
    while (sent < requests) {
      sent += 1;
      const before = performance.now();
      if (!(await send())) throw new Error('A request was not acknowledged.');
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const acknowledgedMs = performance.now() - started;
  await answered(requests);
  return { times, acknowledgedMs, answeredMs: performance.now() - started };
}

/** Both warmed up, then one after the other under the same load. */
async function besideEachOther(
  load: Load,
  target: (which: keyof Beside<unknown>) => Target,
): Promise<Beside<Measured>> {
  const warmUp = { ...load, requests: Math.ceil(load.requests / 4) };
  await put(warmUp, target('bare'));
  await put(warmUp, target('product'));
  return { bare: await put(load, target('bare')), product: await put(load, target('product')) };
}

function rowsOf(platform: string, peer: string, { requests }: Load, measured: Beside<Measured>): BenchRow[] {
  const rate = (pick: (of: Measured) => number) => {
    const [ours, theirs] = [pick(measured.product), pick(measured.bare)].map((ms) => (1000 * requests) / ms);
    if (ours === undefined || theirs === undefined) return '';
    return `${ours.toFixed(0)} (${peer}: ${theirs.toFixed(0)}; ratio ${(ours / theirs).toFixed(2)})`;
  };
  const times = { product: measured.product.times, bare: measured.bare.times };
  return [
    {
      what: `${platform}: acknowledged a second`,
      value: rate(({ acknowledgedMs }) => acknowledgedMs),
      goal: 'ratio >= 0.8',
    },
    { what: `${platform}: answered a second`, value: rate(({ answeredMs }) => answeredMs) },
    { what: `${platform}: until acknowledged, median`, value: timesBeside(times, peer, 0.5) },
    { what: `${platform}: until acknowledged, p99`, value: timesBeside(times, peer, 0.99) },
  ];
}

/**
 * Signed mentions to the advisor, with its state in a PostgreSQL, beside a bare Bolt app that only echoes. Each in a
 * workspace of its own: the stand-in looks through all messages there, and must not grow slower for the second.
 */
export async function benchSlackLoad(databaseUrl: string, load = FULL): Promise<BenchRow[]> {
  const slacks = { product: await startSlackWorkspace(), bare: await startSlackWorkspace() };
  const apps: Beside<RunningApp> = {
    product: await startApp('advisor.ts', { databaseUrl, slack: connectionTo(slacks.product) }),
    bare: await startApp('bare-bolt.ts', connectionTo(slacks.bare)),
  };
  const target = (which: keyof typeof apps): Target => {
    const slack = slacks[which];
    const [link, before] = [linkTo(apps[which], slack), slack.answers().length];
    return {
      send: async () => (await link.deliver('events_api', mention(slack))).acknowledged,
      answered: async (count) =>
        void (await slack.waitFor(() => slack.answers().length >= before + count, WAIT_MS)),
    };
  };
  try {
    return rowsOf('Slack', 'bare Bolt', load, await besideEachOther(load, target));
  } finally {
    await Promise.all([apps.product.stop(), apps.bare.stop()]);
    await Promise.all([slacks.product.stop(), slacks.bare.stop()]);
  }
}

/** Signed activities to the advisor, with its state in a PostgreSQL, beside a bare CloudAdapter that only echoes. */
export async function benchTeamsLoad(databaseUrl: string, load = FULL): Promise<BenchRow[]> {
  const tenant = await startTeamsTenant();
  const apps: Beside<RunningApp> = {
    product: await startApp('advisor.ts', { databaseUrl, teams: tenant.settings }),
    bare: await startApp('bare-bot.ts', tenant.settings),
  };
  const target = (which: keyof typeof apps): Target => {
    tenant.connect(apps[which]);
    return questionsIn(tenant);
  };
  try {
    return rowsOf('Teams', 'bare CloudAdapter', load, await besideEachOther(load, target));
  } finally {
    await Promise.all([apps.product.stop(), apps.bare.stop()]);
    await tenant.close();
  }
}

const QUESTION = 'should we use MLOps for our fraud model?';

/** Questions, each in a conversation of its own: Teams limits how fast a bot may write in one. */
function questionsIn(tenant: TeamsTenant): Target {
  const { settings, serviceUrl, state } = tenant;
  const bot = { id: `28:${settings.appId}`, name: 'Ops Advisor' };
  const { tenantId } = settings;
  const activities = createActivityFactory({ tenantId, serviceUrl, bot, now: () => new Date() });
  // Signing takes longer than what is measured, and is not the app's work.
  const token = tenant.issuer.sign(tenant.claims());
  const said = () => state.messages.filter(({ from }) => from === 'bot').length;
  const before = said();
  return {
    async send() {
      const { conversation } = tenant.personal();
      const activity = activities.message(conversation, randomUUID(), { text: QUESTION });
      const { status } = await tenant.deliver(activity, token);
      return status >= 200 && status < 300;
    },
    answered: async (count) => void (await state.until(() => said() >= before + count)),
  };
}
