import { type LogLine, recorder } from '../adapters/slack/slack-under-test';
import { fuzz } from './fuzz';
import { anew, answered, readBody, type SlackPayload, sendAsSlack, useAllOfSlack } from './slack-payloads';
import { openSlackWorkspaces, type SlackWorkspaces } from './slack-workspaces';
import { startTape, type Tape } from './tape';

const lines: LogLine[] = [];
let at: SlackWorkspaces;
let tape: Tape;

beforeAll(async () => {
  // The SDK prints what it refuses.
  for (const method of ['error', 'warn', 'info'] as const) jest.spyOn(console, method).mockReturnValue();
  at = await openSlackWorkspaces(recorder(lines));
  tape = await startTape(at.chat.origin());
  at.chat.platform.connectTo(tape.origin);
  await useAllOfSlack(at.acme);
});
afterAll(async () => {
  await at.stop();
  await tape.close();
  jest.restoreAllMocks();
});

const genuine = (): SlackPayload[] => tape.requests.filter(({ method }) => method === 'POST').map(readBody);

it('has every kind of payload that the app is sent', () => {
  const kinds = genuine().map(({ content }) => {
    const { command, event, type } = content as { command?: string; type?: string; event?: { type: string } };
    return event?.type ?? type ?? command;
  });
  expect([...new Set(kinds)].sort()).toEqual([
    '/ops-ask',
    '/ops-compare',
    '/ops-help',
    '/ops-survey',
    '/ops-tips',
    'app_context_changed',
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'assistant_thread_context_changed',
    'assistant_thread_started',
    'block_actions',
    'channel_left',
    'member_joined_channel',
    'message',
    'message_action',
    'tokens_revoked',
    'view_submission',
  ]);
});

it('bears whatever Slack might send', async () => {
  const url = `${at.chat.origin()}/slack/events`;
  const secret = at.chat.platform.signingSecret;
  const good = () =>
    answered(at.beta, 'DBOB', () => at.beta.say({ user: 'UBOB', channel: 'DBOB', text: 'what is MLflow?' }));
  const payloads = genuine();
  const send = (changed: object, index: number) =>
    sendAsSlack(url, secret, { form: payloads[index]?.form ?? 'json', content: { ...changed } });
  await fuzz({ genuine: payloads.map(({ content }) => anew(content)), send, good, lines });
}, 600_000);
