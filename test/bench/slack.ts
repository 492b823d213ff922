import type { AppLink } from '../../adapters/playground/slack/app-link';
import { createHttpLink } from '../../adapters/playground/slack/http-link';
import { eventEnvelope, mentionEvent } from '../../adapters/playground/slack/payloads';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import { type Beside, timesBeside } from './beside';
import type { Connection } from './children/serve';
import type { BenchRow } from './row';
import { type RunningApp, startApp } from './running-app';

const QUESTION = 'should we use MLOps for our fraud model?';

/** What an app needs to know to connect to a workspace. */
export function connectionTo({ apiUrl, signingSecret, tokens }: SlackWorkspace): Connection {
  return { apiUrl, botToken: tokens.bot, signingSecret };
}

/** The way from a workspace to an app. */
export function linkTo({ port }: RunningApp, { signingSecret }: SlackWorkspace): AppLink {
  const url = `http://127.0.0.1:${port}/slack/events`;
  return createHttpLink({ url, signingSecret, now: () => new Date() });
}

/** A mention with a question, as Slack sends it; a new one at every call. */
export function mention({ state }: SlackWorkspace): object {
  const text = `<@${state.bot.id}> ${QUESTION}`;
  const ts = state.nextTs();
  const said = state.add({ channel: 'CGENERAL', user: 'UALICE', ts, text, blocks: [], reactions: {} });
  return eventEnvelope(state, mentionEvent(said), {
    event_id: `Ev${ts}`,
    event_time: Math.floor(Number(ts)),
  });
}

/** Sends one mention; resolves with the milliseconds until its acknowledgement, once the answer is there too. */
async function timeMention(slack: SlackWorkspace, link: AppLink): Promise<number> {
  const before = slack.answers().length;
  const body = mention(slack);
  const started = performance.now();
  const { acknowledged } = await link.deliver('events_api', body);
  const took = performance.now() - started;
  if (!acknowledged) throw new Error('A mention was not acknowledged.');
  await slack.waitFor(() => slack.answers().length > before);
  return took;
}

async function takeTurns(
  slack: SlackWorkspace,
  { product, bare }: Beside<AppLink>,
  requests: number,
): Promise<Beside<number[]>> {
  const times: Beside<number[]> = { product: [], bare: [] };
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
  const product = await startApp('slack-product.ts', connectionTo(slack));
  const bare = await startApp('bare-bolt.ts', connectionTo(slack));
  try {
    const links = { product: linkTo(product, slack), bare: linkTo(bare, slack) };
    await takeTurns(slack, links, Math.ceil(requests / 10));
    const times = await takeTurns(slack, links, requests);
    return [
      {
        what: 'a mention acknowledged, median',
        value: timesBeside(times, 'bare Bolt', 0.5),
        goal: 'ratio <= 1.25',
      },
      { what: 'a mention acknowledged, p99', value: timesBeside(times, 'bare Bolt', 0.99) },
    ];
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
    await slack.stop();
  }
}
