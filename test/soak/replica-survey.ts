import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Message } from '../../adapters/playground/slack/state';
import { inputsOf } from '../../adapters/playground/slack/view-methods';

const CHANNEL = 'CTEAM';
const WAIT_MS = 60_000;
const FORM_MS = 5_000;
const TRIES = 20;
const idOf = (index: number) => `UPERSON${index}`;

/** The first person starts a survey; resolves with its card. Slack lets a form open for three seconds only, so more than once. */
export async function startSurvey(slack: SlackWorkspace): Promise<Message> {
  const user = idOf(0);
  for (let tries = 0; tries < TRIES; tries++) {
    await slack.command({ user, channel: CHANNEL, command: '/ops-survey', text: 'start devops' });
    const view = await slack.waitFor(() => slack.openView(user), FORM_MS).catch(() => undefined);
    if (view === undefined) continue;
    view.fill({ kind: 'devops', subject: 'checkout', duration: '1-day', minimum: '5' });
    await view.submit();
    return slack.waitFor(() => posted(slack, 'Take the survey'), WAIT_MS);
  }
  throw new Error('no form opened to start a survey');
}

/** Takes the survey, and again from the start where the dialog says that it did not get through. */
export async function takeSurvey(slack: SlackWorkspace, card: Message, person: number): Promise<boolean> {
  const user = idOf(person);
  for (let tries = 0; tries < TRIES; tries++) {
    await slack.press({ user, message: card, label: 'Take the survey' });
    const view = await slack.waitFor(() => slack.openView(user), FORM_MS).catch(() => undefined);
    if (view === undefined) continue;
    for (const { block_id: id = '' } of inputsOf(view.view.view)) view.fill({ [id]: '3' });
    const { acknowledged } = await view.submit();
    const taken = acknowledged && Object.keys(view.view.errors).length === 0;
    view.close();
    if (taken) return true;
  }
  return false;
}

/** The one who started it closes it; resolves with how many answered, as the result says. */
export async function closeSurvey(slack: SlackWorkspace): Promise<number> {
  await slack.command({ user: idOf(0), channel: CHANNEL, command: '/ops-survey', text: 'close' });
  const counted = () => {
    const texts = slack.answers(CHANNEL).map(({ blocks, text }) => `${text} ${JSON.stringify(blocks)}`);
    return texts.map((text) => /(\d+) of \d+ people answered/.exec(text)?.[1]).find((found) => found);
  };
  return Number(await slack.waitFor(counted, WAIT_MS));
}

function posted(slack: SlackWorkspace, label: string): Message | undefined {
  return slack.answers(CHANNEL).find(({ blocks }) => JSON.stringify(blocks).includes(label));
}
