import { readMessage } from '../../adapters/playground/slack/read-message';
import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Message } from '../../adapters/playground/slack/state';
import { openSlackChat } from './slack-chat';

const QUESTION = 'Should we use MLOps for our fraud model?';
const WAIT_MS = 10_000;

let slack: SlackWorkspace;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ slack, stop } = await openSlackChat());
});
afterAll(() => stop());

function answered(channel: string, words: string, after = 0): Promise<Message> {
  const look = () =>
    slack
      .answers(channel)
      .slice(after)
      .find((message) => readMessage(message).includes(words));
  return slack.waitFor(look, WAIT_MS);
}

describe.each([
  ['where the advisor is', 'CGENERAL'],
  ['where it is not', 'CSECRET'],
])('the shortcut on a message %s', (_where, channel) => {
  it('asks what the message asks, tells one person, and lets that person share it', async () => {
    const text = `<@UALICE> ${QUESTION}`;
    const { message } = await slack.say({ user: 'UBOB', channel, text });
    const before = slack.answers(channel).length;
    await slack.shortcut({ user: 'UALICE', message, callbackId: 'ask-ops-advisor' });
    const form = await slack.waitFor(() => slack.openView('UALICE'), WAIT_MS);
    expect(form.view.values).toEqual({ question: QUESTION });
    expect(form.read()).toContain('Only you see the answer.');
    await form.submit();
    const answer = await answered(channel, 'Yes to MLOps', before);
    expect(answer.ephemeralTo).toBe('UALICE');

    const told = slack.answers(channel).length;
    await slack.press({ user: 'UALICE', message: answer, label: 'Share to channel' });
    const shared = await answered(channel, 'Yes to MLOps', told);
    expect(shared.ephemeralTo).toBeUndefined();
    await slack.press({ user: 'UALICE', message: answer, label: 'Why?' });
    const why = await slack.waitFor(() => slack.answers(channel)[told + 1] ?? false, WAIT_MS);
    expect(readMessage(why)).not.toContain('no longer have that answer');
  });
});

describe('the side panel', () => {
  it('offers questions that fit the channel beside it, and answers the one that is chosen', async () => {
    slack.state.channels.push({ id: 'CML', name: 'ml-platform', kind: 'public', members: ['UBOB'] });
    const { channel } = await slack.openPanel({ user: 'UBOB', beside: 'CML' });
    const { prompts } = await slack.waitFor(
      () => slack.panel(channel).prompts.length === 4 && slack.panel(channel),
      WAIT_MS,
    );
    expect(prompts.map(({ message }) => message)).toContain(QUESTION);
    // Pressing one says it.
    await slack.say({ user: 'UBOB', channel, text: QUESTION });
    await answered(channel, 'Yes to MLOps');
    await slack.say({ user: 'UBOB', channel, text: 'why?' });
    await slack.waitFor(() => slack.answers(channel).length === 2, WAIT_MS);
  });
});
