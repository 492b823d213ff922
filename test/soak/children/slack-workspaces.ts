import { createInterface } from 'node:readline';
import type { Fault } from '../../../adapters/playground/slack/faults';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../adapters/playground/slack/start-slack-workspace';
import {
  channelIds,
  clockAhead,
  type FaultRates,
  type PostCount,
  type SoakWorkspace,
  tenantId,
} from '../tips-setting';
import { childMain, say } from './child-main';

interface Parameter {
  workspaces: number;
  channels: number;
  aheadMs: number;
  rates: FaultRates;
}

const FAULTS: Readonly<Record<keyof FaultRates, Fault>> = {
  limited: { kind: 'rate-limited', retryAfterSeconds: 1 },
  lost: { kind: 'lost-answer' },
  broken: { kind: 'http', status: 500 },
};

const happened: PostCount['faults'] = { limited: 0, lost: 0, broken: 0 };

/** A part of all posts goes wrong, by chance. */
function spoil(workspace: SlackWorkspace, rates: FaultRates): void {
  workspace.faults.take = (method) => {
    if (method !== 'chat.postMessage') return undefined;
    let chance = Math.random();
    for (const kind of ['limited', 'lost', 'broken'] as const) {
      if (chance < rates[kind]) {
        happened[kind] += 1;
        return FAULTS[kind];
      }
      chance -= rates[kind];
    }
    return undefined;
  };
}

async function open(index: number, { aheadMs, channels, rates }: Parameter): Promise<SlackWorkspace> {
  const bot = { id: 'U0BOT', name: 'ops-advisor', botId: 'B0BOT' };
  const members = [bot.id, 'U1ANN'];
  const population = {
    team: { id: tenantId(index), name: `team-${index}` },
    bot,
    users: [{ id: 'U1ANN', name: 'ann' }],
    channels: channelIds(channels).map((id) => ({
      id,
      name: id.toLowerCase(),
      kind: 'public' as const,
      members,
    })),
  };
  const workspace = await startSlackWorkspace({ population, now: clockAhead(aheadMs) });
  spoil(workspace, rates);
  return workspace;
}

function countPosts(workspaces: readonly SlackWorkspace[]): PostCount {
  const counts = workspaces.flatMap(({ state }) => {
    const posts = new Map(state.channels.map(({ id }) => [id, 0]));
    for (const { channel } of state.messages) posts.set(channel, (posts.get(channel) ?? 0) + 1);
    return [...posts.values()];
  });
  const having = (fits: (count: number) => boolean) => counts.filter(fits).length;
  return {
    posts: counts.reduce((sum, count) => sum + count, 0),
    none: having((count) => count === 0),
    one: having((count) => count === 1),
    more: having((count) => count > 1),
    faults: happened,
  };
}

/** Many Slack workspaces in one process; says how they are reached, and at each line what was posted so far. */
childMain<Parameter>(async (parameter) => {
  const opened = await Promise.all(
    Array.from({ length: parameter.workspaces }, (_, index) => open(index, parameter)),
  );
  const reached = opened.map(({ apiUrl, state, tokens }): SoakWorkspace => {
    return { tenant: state.team.id, apiUrl, botToken: tokens.bot };
  });
  say(JSON.stringify(reached));
  const questions = createInterface({ input: process.stdin });
  questions.on('line', (line) => say(`${line} ${JSON.stringify(countPosts(opened))}`));
  await new Promise((resolve) => questions.once('close', resolve));
  await Promise.all(opened.map((workspace) => workspace.stop()));
});
