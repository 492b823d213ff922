import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { AppLink } from '../../adapters/playground/slack/app-link';
import { createHttpLink } from '../../adapters/playground/slack/http-link';
import { eventEnvelope, mentionEvent } from '../../adapters/playground/slack/payloads';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import { createSlackAdapter } from '../../adapters/slack';
import { answerReply } from '../../src/advisor/replies/answer-reply';
import type { Log } from '../../src/chat/log';
import { openAnswerer } from '../../src/commands/open-answerer';
import { type BenchRow, quantile } from './row';

const QUESTION = 'should we use MLOps for our fraud model?';
const nothing = () => undefined;
const silent: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** An app that awaits signed requests. */
interface Running {
  link: AppLink;
  stop(): Promise<unknown>;
}

/** The product's adapter with the answering core behind it. */
async function startProduct(slack: SlackWorkspace): Promise<Running> {
  const answerer = openAnswerer();
  const { apiUrl, signingSecret, tokens } = slack;
  const adapter = createSlackAdapter({
    botToken: tokens.bot,
    apiUrl,
    signingSecret,
    port: 0,
    host: '127.0.0.1',
    log: silent,
  });
  await adapter.start(async (event) =>
    event.kind === 'message'
      ? answerReply(answerer.answer(event.text), { answerId: 'bench', private: false })
      : undefined,
  );
  return { link: linkTo(slack, adapter.port), stop: () => adapter.stop() };
}

/** The least that Bolt can do: one listener that says one word in the thread. */
async function startBareBolt(slack: SlackWorkspace): Promise<Running> {
  const { apiUrl, signingSecret, tokens } = slack;
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const clientOptions = { slackApiUrl: apiUrl };
  const app = new App({ token: tokens.bot, receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'Hello', thread_ts: event.ts });
  });
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { link: linkTo(slack, port), stop: () => app.stop() };
}

function linkTo({ signingSecret }: SlackWorkspace, port: number | undefined): AppLink {
  const url = `http://127.0.0.1:${port}/slack/events`;
  return createHttpLink({ url, signingSecret, now: () => new Date() });
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
 * Acknowledgement of a signed mention beside a bare Bolt app, both in this process, in turns. The next request
 * waits for the answer to the last, so that none pays for another's work.
 */
export async function benchSlack(requests = 300): Promise<BenchRow[]> {
  const slack = await startSlackWorkspace();
  const [product, bare] = [await startProduct(slack), await startBareBolt(slack)];
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
