import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import type { AppLink } from '../../adapters/playground/slack/app-link';
import { createHttpLink } from '../../adapters/playground/slack/http-link';
import { eventEnvelope, mentionEvent } from '../../adapters/playground/slack/payloads';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import type { Connection } from './children/serve';
import { type BenchRow, quantile } from './row';

const QUESTION = 'should we use MLOps for our fraud model?';
const TYPESCRIPT = path.join(__dirname, '..', 'setup', 'typescript.cjs');

/** An app in a process of its own, and the way to it. */
interface Running {
  link: AppLink;
  stop(): Promise<unknown>;
}

async function startApp(script: string, { apiUrl, signingSecret, tokens }: SlackWorkspace): Promise<Running> {
  const connection: Connection = { apiUrl, botToken: tokens.bot, signingSecret };
  const child = fork(path.join(__dirname, 'children', script), [JSON.stringify(connection)], {
    execArgv: ['-r', TYPESCRIPT],
  });
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const { port } = z.object({ port: z.number() }).parse(message);
  const url = `http://127.0.0.1:${port}/slack/events`;
  return {
    link: createHttpLink({ url, signingSecret, now: () => new Date() }),
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** Sends one mention; resolves with the milliseconds until its acknowledgement, once the answer is there too. */
async function timeMention(slack: SlackWorkspace, { link }: Running): Promise<number> {
  const before = slack.answers().length;
  const body = mention(slack);
  const started = performance.now();
  const { acknowledged } = await link.deliver('events_api', body);
  const took = performance.now() - started;
  if (!acknowledged) throw new Error('A mention was not acknowledged.');
  await slack.waitFor(() => slack.answers().length > before);
  return took;
}

function mention({ state }: SlackWorkspace): object {
  const text = `<@${state.bot.id}> ${QUESTION}`;
  const ts = state.nextTs();
  const said = state.add({ channel: 'CGENERAL', user: 'UALICE', ts, text, blocks: [], reactions: {} });
  return eventEnvelope(state, mentionEvent(said), {
    event_id: `Ev${ts}`,
    event_time: Math.floor(Number(ts)),
  });
}

interface Times {
  product: number[];
  bare: number[];
}

async function takeTurns(
  slack: SlackWorkspace,
  product: Running,
  bare: Running,
  requests: number,
): Promise<Times> {
  const times: Times = { product: [], bare: [] };
  for (let number = 0; number < requests; number += 1) {
    times.product.push(await timeMention(slack, product));
    times.bare.push(await timeMention(slack, bare));
  }
  return times;
}

/**
 * Acknowledgement of a signed mention beside a bare Bolt app, each in a process of its own, in turns. The next
 * request waits for the answer to the last, so that none pays for another's work.
 */
export async function benchSlack(requests = 300): Promise<BenchRow[]> {
  const slack = await startSlackWorkspace();
  const product = await startApp('slack-product.ts', slack);
  const bare = await startApp('bare-bolt.ts', slack);
  try {
    await takeTurns(slack, product, bare, Math.ceil(requests / 10));
    const times = await takeTurns(slack, product, bare, requests);
    return [rowAt('median', 0.5, times, '<= 1.25'), rowAt('p99', 0.99, times)];
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
    await slack.stop();
  }
}

function rowAt(name: string, share: number, { product, bare }: Times, goal?: string): BenchRow {
  const [ours, theirs] = [quantile(product, share), quantile(bare, share)];
  const ratio = (ours / theirs).toFixed(2);
  return {
    what: `a mention acknowledged, ${name}`,
    value: `${ours.toFixed(2)} ms (bare Bolt: ${theirs.toFixed(2)} ms; ratio ${ratio})`,
    ...(goal !== undefined && { goal: `ratio ${goal}` }),
  };
}
