import { randomUUID } from 'node:crypto';
import { sign } from '../../adapters/playground/slack/http-link';
import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Message } from '../../adapters/playground/slack/state';
import type { ViewDriver } from '../../adapters/playground/slack/view-driver';
import { inputsOf } from '../../adapters/playground/slack/view-methods';
import type { Taped } from './tape';

const QUESTION = 'should we use MLOps for our fraud model?';
const WAIT_MS = 10_000;

/** People use all of the app, so that Slack sends every kind of payload that it has for us. */
export async function useAllOfSlack(slack: SlackWorkspace): Promise<void> {
  const user = 'UALICE';
  const channel = 'CGENERAL';
  const { message } = await slack.say({ user: 'UBOB', channel, text: QUESTION });
  await slack.say({ user, channel, text: `<@UOPSBOT> ${QUESTION}` });
  const answer = await answered(slack, 'DALICE', () =>
    slack.say({ user, channel: 'DALICE', text: QUESTION }),
  );
  for (const label of ['Why?', 'What would change this?', 'Helpful'])
    await slack.press({ user, message: answer, label });
  for (const [command, text] of COMMANDS) await slack.command({ user, channel, command, text });
  await takeASurvey(slack, user, channel);
  await slack.openHome(user);
  await slack.waitFor(() => slack.readHome(user).includes('[Ask a question]'), WAIT_MS);
  await slack.pressHome({ user, label: 'Ask a question' });
  await (await form(slack, user)).fill({ question: QUESTION }).submit();
  await slack.openPanel({ user, beside: channel });
  await slack.lookAt({ user, beside: channel });
  await slack.shortcut({ user, message, callbackId: 'ask-ops-advisor' });
  await (await form(slack, user)).submit();
  await slack.event({
    type: 'member_joined_channel',
    user: 'UOPSBOT',
    channel,
    inviter: user,
    event_ts: '1.5',
  });
  await slack.event({ type: 'channel_left', channel: 'CRANDOM', actor_id: user, event_ts: '1.6' });
  // Slack says so, and yet the token is good: nothing is removed.
  await slack.event({ type: 'app_uninstalled' });
  await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UOPSBOT'] } });
  await threadPanel(slack, user);
}

const COMMANDS = [
  ['/ops-ask', QUESTION],
  ['/ops-compare', 'Argo CD vs Flux'],
  ['/ops-tips', 'on friday 9:30'],
  ['/ops-help', 'questions'],
] as const;

async function takeASurvey(slack: SlackWorkspace, user: string, channel: string): Promise<void> {
  await slack.command({ user, channel, command: '/ops-survey', text: 'start devops' });
  await (await form(slack, user)).fill({ kind: 'devops', subject: 'checkout', minimum: '3' }).submit();
  const card = await slack.waitFor(() => slack.answers(channel).find(isCard), WAIT_MS);
  await slack.press({ user, message: card, label: 'Take the survey' });
  const driver = await form(slack, user);
  const inputs = inputsOf(driver.view.view).map(({ block_id = '' }) => [block_id, '3']);
  await driver.fill(Object.fromEntries(inputs)).submit();
}

/** What apps made before July 2026 are sent. */
async function threadPanel(slack: SlackWorkspace, user: string): Promise<void> {
  const assistant_thread = {
    ...{ user_id: user, channel_id: 'DALICE', thread_ts: '1.7' },
    context: { channel_id: 'CGENERAL', team_id: 'TACME', enterprise_id: null },
  };
  for (const type of ['assistant_thread_started', 'assistant_thread_context_changed'])
    await slack.event({ type, assistant_thread, event_ts: '1.8' });
}

export function isCard({ blocks }: Message): boolean {
  return JSON.stringify(blocks).includes('Take the survey');
}

/** The modal before a person, once it is there. */
export function form(slack: SlackWorkspace, user: string): Promise<ViewDriver> {
  return slack.waitFor(() => slack.openView(user), WAIT_MS);
}

/** The first answer of the advisor in a channel that was not there before. */
export async function answered(
  slack: SlackWorkspace,
  channel: string,
  act: () => Promise<unknown>,
): Promise<Message> {
  const before = slack.answers(channel).length;
  await act();
  return slack.waitFor(() => slack.answers(channel)[before], WAIT_MS);
}

/** A body of Slack's, read. */
export interface SlackPayload {
  form: 'json' | 'payload' | 'fields';
  content: Record<string, unknown>;
}

export function readBody({ body, headers }: Pick<Taped, 'body' | 'headers'>): SlackPayload {
  if (headers['content-type']?.includes('json')) return { form: 'json', content: JSON.parse(body) };
  const fields = new URLSearchParams(body);
  const payload = fields.get('payload');
  if (payload !== null) return { form: 'payload', content: JSON.parse(payload) };
  return { form: 'fields', content: Object.fromEntries(fields) };
}

export function writeBody({ content, form: kind }: SlackPayload): { body: string; type: string } {
  if (kind === 'json') return { body: JSON.stringify(content), type: 'application/json' };
  const type = 'application/x-www-form-urlencoded';
  if (kind === 'payload')
    return { body: `${new URLSearchParams({ payload: JSON.stringify(content) })}`, type };
  const fields = Object.entries(content).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { body: `${new URLSearchParams(fields)}`, type };
}

/** Sends a body as Slack would, signed. */
export async function sendAsSlack(
  url: string,
  secret: string,
  payload: SlackPayload,
): Promise<{ status: number; body: string }> {
  const { body, type } = writeBody(payload);
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': `${timestamp}`,
    'x-slack-signature': sign(secret, timestamp, body),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: await response.text() };
}

let lastTs = 0;

/** The same once more, as something new: with the ids by which repeats are known made anew. */
export function anew(content: SlackPayload['content']): SlackPayload['content'] {
  const copy = structuredClone(content);
  lastTs += 1;
  const ts = `1790000000.${String(lastTs).padStart(6, '0')}`;
  renew(copy, { event_id: randomUUID(), trigger_id: randomUUID() });
  if (isObject(copy.event)) renew(copy.event, { ts, event_ts: ts });
  if (isObject(copy.view)) renew(copy.view, { hash: randomUUID() });
  return copy;
}

function renew(holder: object, fresh: Record<string, string>): void {
  for (const [key, value] of Object.entries(fresh)) if (key in holder) Reflect.set(holder, key, value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
