import { setTimeout as sleep } from 'node:timers/promises';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import { startTeamsTenant, type TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import { type InboxPace, PACE } from '../../src/jobs/inbox';
import { type Asked, command, crowd, mention, press, writeInTeams } from './replica-crowd';
import { startReplicaProxy } from './replica-proxy';
import { type ReplicaSet, startReplicas } from './replica-set';
import { closeSurvey, startSurvey, takeSurvey } from './replica-survey';
import type { Finding, Progress } from './report';

export interface ReplicaLoad {
  replicas: number;
  /** How many people speak at the same time. */
  speakers: number;
  takers: number;
  kills: number;
  inboxPace?: Partial<InboxPace>;
  /** Everything that was acknowledged must be answered this long after the last kill. */
  settleMs: number;
}

interface Stage {
  slack: SlackWorkspace;
  tenant: TeamsTenant;
  set: ReplicaSet;
}

const PEOPLE = 2_000;
const ANSWER_MS = 3_000;
const MOST_FURTHER = 10;

/** Proof: three replicas behind a proxy, restarted one after the other, then killed, while people ask and take a survey. */
export async function replicasUnderLoad(
  databaseUrl: string,
  load: ReplicaLoad,
  progress: Progress,
): Promise<Finding[]> {
  const slack = await startSlackWorkspace({ population: crowd(PEOPLE), redelivery: true });
  const tenant = await startTeamsTenant();
  const proxy = await startReplicaProxy();
  const pace = load.inboxPace === undefined ? {} : { inboxPace: load.inboxPace };
  const set = await startReplicas(load.replicas, {
    slack,
    teams: tenant.settings,
    databaseUrl,
    proxy,
    ...pace,
  });
  slack.connectTo(`http://127.0.0.1:${proxy.port}/slack/events`);
  tenant.connect(proxy);
  progress(`${load.replicas} replicas are up`);
  const stage = { slack, tenant, set };
  try {
    return [await rollingRestart(stage, load, progress), await killed(stage, load, progress)];
  } finally {
    await set.stop();
    await proxy.close();
    await slack.stop();
    await tenant.close();
  }
}

let nextPerson = 1_000;

/** People ask until `isOver`; resolves with all that they asked. */
async function speak({ slack, tenant }: Stage, speakers: number, isOver: () => boolean): Promise<Asked[]> {
  const asked: Asked[] = [];
  const one = async () => {
    while (!isOver()) {
      const person = nextPerson++ % PEOPLE;
      const said = await mention(slack, person);
      asked.push(said, await writeInTeams(tenant), await command(slack, person));
      const isAnswered = await slack.waitFor(() => said.answers() > 0, ANSWER_MS).catch(() => false);
      const pressed = isAnswered ? await press(slack, person, said.message) : undefined;
      if (pressed !== undefined) asked.push(pressed);
    }
  };
  await Promise.all(Array.from({ length: speakers }, one));
  return asked;
}

async function during<T>(stage: Stage, speakers: number, work: () => Promise<T>): Promise<[T, Asked[]]> {
  let isOver = false;
  const speaking = speak(stage, speakers, () => isOver);
  const done = await work().finally(() => {
    isOver = true;
  });
  return [done, await speaking];
}

async function untilAnswered(asked: readonly Asked[], ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end && lost(asked).length > 0) await sleep(100);
}

function lost(asked: readonly Asked[]): Asked[] {
  return asked.filter((one) => one.acknowledged && one.answers() === 0);
}

function twice(asked: readonly Asked[]): Asked[] {
  return asked.filter((one) => one.answers() > 1);
}

function summary(asked: readonly Asked[]): string {
  const refused = asked.filter(({ acknowledged }) => !acknowledged).length;
  const doubled = twice(asked);
  const inThreads = doubled.filter(({ way }) => way === 'mention' || way === 'button').length;
  return `${asked.length - refused} acknowledged, ${lost(asked).length} lost, ${doubled.length} answered twice (${inThreads} of them in Slack's threads), ${refused} not acknowledged`;
}

async function rollingRestart(stage: Stage, load: ReplicaLoad, progress: Progress): Promise<Finding> {
  const [stops, asked] = await during(stage, load.speakers, async () => {
    const times: number[] = [];
    for (let replica = 0; replica < load.replicas; replica++) times.push(await stage.set.replace());
    return times;
  });
  await untilAnswered(asked, load.settleMs);
  progress(`rolling restart: ${summary(asked)}`);
  const isEachOnce = asked.every((one) => one.acknowledged && one.answers() === 1);
  return {
    proof: 'a rolling restart',
    load: `${load.replicas} replicas, each stopped with SIGTERM once another is ready; ${load.speakers} people ask in Slack and Teams without a pause`,
    result: `${summary(asked)}; the longest stop took ${Math.max(...stops)} ms`,
    holds: asked.length > 0 && isEachOnce && Math.max(...stops) < 10_000,
  };
}

/** Slack refuses the next answers for a while, so that a kill meets events which are acknowledged and not answered. */
async function holdAnswersUp({ slack }: Stage, count: number): Promise<void> {
  const before = slack.calls.length;
  for (let held = 0; held < count * 2; held++)
    slack.faults.plan('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 5 });
  const refused = () =>
    slack.calls.slice(before).filter(({ method }) => method === 'chat.postMessage').length;
  await slack.waitFor(() => refused() >= count, 30_000);
}

/** Whether somebody has answered, or does so soon, what a dead replica left. */
async function hasRecovered(set: ReplicaSet, { inboxPace }: ReplicaLoad): Promise<boolean> {
  const { leaseMs, pollMs } = { ...PACE, ...inboxPace };
  const end = Date.now() + leaseMs + 2 * pollMs;
  while (Date.now() < end) {
    if ((await set.recovered()) > 0) return true;
    await sleep(100);
  }
  return false;
}

async function killed(stage: Stage, load: ReplicaLoad, progress: Progress): Promise<Finding> {
  const { set, slack } = stage;
  const card = await startSurvey(slack);
  let kills = 0;
  const kill = async () => {
    await holdAnswersUp(stage, load.speakers);
    await set.kill();
    kills += 1;
    progress(`killed ${kills} of ${load.kills}`);
  };
  const [taken, asked] = await during(stage, load.speakers, async () => {
    const takers = Array.from({ length: load.takers }, (_, person) => person + 1);
    const taking = inTurn(takers, (person) => takeSurvey(slack, card, person));
    while (kills < load.kills) await kill();
    // Any of the replicas may hold what is held up, so a single kill may meet one that holds nothing.
    while (kills < load.kills + MOST_FURTHER && !(await hasRecovered(set, load))) await kill();
    return (await taking).filter(Boolean).length;
  });
  await untilAnswered(asked, load.settleMs);
  progress(`kills: ${summary(asked)}`);
  const counted = await closeSurvey(slack);
  const recovered = await set.recovered();
  const isOnceInThreads = twice(asked).every(({ way }) => way === 'command' || way === 'teams');
  return {
    proof: 'replicas killed under load',
    load: `${kills} times SIGKILL to one of ${load.replicas} replicas; ${load.speakers} people ask without a pause, ${load.takers} take a survey`,
    result: `${summary(asked)}; ${recovered} answered by another replica; the survey counts ${counted} of ${taken} who were thanked`,
    holds:
      recovered > 0 &&
      lost(asked).length === 0 &&
      isOnceInThreads &&
      counted === taken &&
      taken === load.takers,
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
