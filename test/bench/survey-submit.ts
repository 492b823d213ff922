import type { AppLink } from '../../adapters/playground/slack/app-link';
import { submissionBody } from '../../adapters/playground/slack/payloads';
import { smallWorkspace } from '../../adapters/playground/slack/population';
import { readMessage } from '../../adapters/playground/slack/read-message';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import type { Message, Population } from '../../adapters/playground/slack/state';
import type { ViewDriver } from '../../adapters/playground/slack/view-driver';
import { inputsOf } from '../../adapters/playground/slack/view-methods';
import { type Beside, timesBeside } from './beside';
import type { BenchRow } from './row';
import { startApp } from './running-app';
import { connectionTo, linkTo } from './slack';

const CHANNEL = 'CGENERAL';
const STARTER = 'UALICE';
const PERSON = 'UBOB';
const WAIT_MS = 10_000;

/**
 * A survey's answers sent in Slack's form, until they are acknowledged: they are stored by then. Beside a bare Bolt
 * app that acknowledges the same submission and does nothing, in turns.
 */
export async function benchSurveySubmit(databaseUrl: string, submissions = 200): Promise<BenchRow[]> {
  const slack = await startSlackWorkspace({ population: enoughPeople() });
  const product = await startApp('advisor.ts', { databaseUrl, slack: connectionTo(slack) });
  const bare = await startApp('bare-bolt.ts', connectionTo(slack));
  try {
    slack.connectTo(`http://127.0.0.1:${product.port}/slack/events`);
    const links = { product: linkTo(product, slack), bare: linkTo(bare, slack) };
    const card = await startSurvey(slack);
    await takeTurns(slack, card, links, submissions);
    const times = await takeTurns(slack, card, links, submissions);
    await counted(slack, card);
    return [
      {
        what: 'a survey submitted, median',
        value: timesBeside(times, 'bare Bolt', 0.5),
        goal: 'ratio <= 1.50',
      },
      { what: 'a survey submitted, p99', value: timesBeside(times, 'bare Bolt', 0.99) },
    ];
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
    await slack.stop();
  }
}

/** A survey needs more people than the small workspace has. */
function enoughPeople(): Population {
  const { channels, users, ...rest } = smallWorkspace();
  const more = ['UCY', 'UDEE', 'UELI'].map((id) => ({ id, name: id.toLowerCase(), tz: 'Europe/Zurich' }));
  const joined = channels.map((channel) =>
    channel.id === CHANNEL
      ? { ...channel, members: [...channel.members, ...more.map(({ id }) => id)] }
      : channel,
  );
  return { ...rest, users: [...users, ...more], channels: joined };
}

async function startSurvey(slack: SlackWorkspace): Promise<Message> {
  await slack.command({ user: STARTER, channel: CHANNEL, command: '/ops-survey', text: 'start devops' });
  const form = await slack.waitFor(() => slack.openView(STARTER), WAIT_MS);
  const { acknowledged } = await form.fill({ kind: 'devops', subject: 'checkout', minimum: '3' }).submit();
  if (!acknowledged) throw new Error('The survey was not started.');
  return slack.waitFor(
    () => slack.answers(CHANNEL).find((one) => readMessage(one).includes('[Take the survey]')),
    WAIT_MS,
  );
}

async function takeTurns(
  slack: SlackWorkspace,
  card: Message,
  { product, bare }: Beside<AppLink>,
  submissions: number,
): Promise<Beside<number[]>> {
  const times: Beside<number[]> = { product: [], bare: [] };
  for (let number = 0; number < submissions; number += 1) {
    const form = await openForm(slack, card, String(1 + (number % 5)));
    times.product.push(await timeSubmission(slack, product, form));
    times.bare.push(await timeSubmission(slack, bare, form));
    form.close();
  }
  return times;
}

async function openForm(slack: SlackWorkspace, card: Message, level: string): Promise<ViewDriver> {
  await slack.press({ user: PERSON, message: card, label: 'Take the survey' });
  const form = await slack.waitFor(() => slack.openView(PERSON), WAIT_MS);
  const fields = inputsOf(form.view.view).map(({ block_id = '' }) => [block_id, level]);
  return form.fill(Object.fromEntries(fields));
}

async function timeSubmission(
  { state }: SlackWorkspace,
  link: AppLink,
  { view }: ViewDriver,
): Promise<number> {
  const body = submissionBody(state, view, 'not-used');
  const started = performance.now();
  const { acknowledged } = await link.deliver('interactive', body);
  const took = performance.now() - started;
  if (!acknowledged) throw new Error('A submission was not acknowledged.');
  return took;
}

/** One person answered, again and again: what is measured must have been stored, and counts once. */
async function counted(slack: SlackWorkspace, card: Message): Promise<void> {
  const current = () => slack.state.messages.find(({ ts, channel }) => ts === card.ts && channel === CHANNEL);
  await slack.waitFor(() => {
    const message = current();
    return message !== undefined && /\b1 of \d+ people ha(s|ve) answered/.test(readMessage(message));
  }, WAIT_MS);
}
