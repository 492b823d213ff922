import { cardActions } from '../../adapters/playground/teams/card-text';
import type { Chat } from '../../adapters/playground/teams/chat';
import { startTeamsTenant, type TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../adapters/playground/teams/tenant-state';
import { createTeamsAdapter } from '../../adapters/teams';
import { type OpenAdvisor, openAdvisor } from '../end-to-end/open-advisor';
import { silent } from '../setup/logs';
import { channelOfFour, opened, saidAfter, speaker, startSurvey } from './teams-payloads';

const QUESTION = 'Should we use MLOps for our zebra model?';
/** The survey is about it, and the question names it. */
const SECRET = /zebra|checkout/;
const BETA = 'beta';

let advisor: OpenAdvisor;
let tenant: TeamsTenant;
let stop: () => Promise<void>;
let ours: Chat;
let theirs: Chat;
/** What the advisor gave out in the first tenant. */
let given: Record<'answer' | 'card' | 'status', Message>;

beforeAll(async () => {
  advisor = await openAdvisor();
  tenant = await startTeamsTenant();
  const adapter = createTeamsAdapter({
    ...{ ...tenant.settings, appType: 'MultiTenant', port: 0, host: '127.0.0.1', log: silent },
    timing: { sleep: async () => undefined },
  });
  await adapter.start(advisor.onEvent);
  tenant.connect(adapter);
  await advisor.run(adapter);
  ours = channelOfFour(tenant);
  theirs = tenant.conversation({ type: 'channel', id: '19:beta@thread.tacv2' });
  const by = speaker('ana');
  const answer = await saidAfter(tenant, ours, () => ours.say(QUESTION, { by }));
  const card = await startSurvey(tenant, ours);
  const status = await saidAfter(tenant, ours, () => ours.say('/ops-survey status', { by }));
  given = { answer, card, status };
  stop = async () => {
    await advisor.close();
    await adapter.stop();
    await tenant.close();
  };
});
afterAll(() => stop());

const kept = () =>
  advisor.store.exportData({ platform: 'teams', tenant: tenant.settings.tenantId, kind: 'tenant' });

/** The same, from the same person and genuinely signed, but from another tenant, or from another channel of ours. */
function from(who: 'tenant' | 'channel', activity: Record<string, unknown>): Record<string, unknown> {
  const id = who === 'tenant' ? BETA : tenant.settings.tenantId;
  return {
    ...activity,
    id: `f:${tenant.state.nextId()}`,
    conversation: { id: theirs.conversation.id, conversationType: 'channel', isGroup: true, tenantId: id },
    channelData: { tenant: { id } },
  };
}

/** Sends it; what comes back, and what is said there. */
async function send(activity: Record<string, unknown>): Promise<string> {
  const { body, replies, status } = await theirs.send(activity);
  expect(status).toBe(200);
  return `${body}${JSON.stringify(replies)}`;
}

function activityOf(message: Message, label: string): Record<string, unknown> {
  const button = message.card && cardActions(message.card).find(({ title }) => title === label);
  if (button === undefined) throw new Error(`there is no button "${label}"`);
  const [first] = tenant.delivered;
  const { msteams, ...data } = button.data;
  const base = { ...first, text: undefined, entities: undefined, replyToId: message.id };
  return msteams === undefined
    ? { ...base, value: data }
    : { ...base, type: 'invoke', name: 'task/fetch', value: { data: { ...data, type: msteams.type } } };
}

const PRESSES: readonly [what: string, on: keyof typeof given, label: string][] = [
  ['the reasons of an answer', 'answer', 'Why?'],
  ['what would change an answer', 'answer', 'What would change this?'],
  ['a vote', 'answer', 'Helpful'],
  ['a survey, to take it', 'card', 'Take the survey'],
  ['a survey, to close it', 'status', 'Close now'],
  ['a survey, to cancel it', 'status', 'Cancel'],
];

describe.each(['tenant', 'channel'] as const)('somebody in another %s who has', (who) => {
  it.each(PRESSES)('%s sees and changes nothing', async (_what, on, label) => {
    const before = await kept();
    const said = ours.said().length;
    const seen = await send(from(who, activityOf(given[on], label)));
    expect(seen).toMatch(/no longer have that answer|do not know this survey/);
    expect(seen).not.toMatch(SECRET);
    expect((await kept()).surveys).toEqual(before.surveys);
    expect((await kept()).answers).toEqual(before.answers);
    expect(ours.said()).toHaveLength(said);
  });

  it('the form of a survey, filled in, is told that it is unknown, and no answer is counted', async () => {
    const dialog = opened(await ours.open(given.card, 'Take the survey', speaker('ben')));
    const { surveys } = await kept();
    const fields = dialog.card.body.flatMap((element) => ('id' in element ? [[element.id, '3']] : []));
    const [button] = cardActions(dialog.card).slice(-1);
    const [first] = tenant.delivered;
    const data = { ...button?.data, ...Object.fromEntries(fields) };
    const seen = await send(from(who, { ...first, type: 'invoke', name: 'task/submit', value: { data } }));
    expect(seen).toContain('do not know this survey');
    expect((await kept()).surveys).toEqual(surveys);
  });

  it('the refresh of a card is shown nothing', async () => {
    const { refresh } = given.card.card ?? {};
    const value = { action: { ...refresh?.action, id: '' }, trigger: 'manual' };
    const [first] = tenant.delivered;
    const seen = await send(from(who, { ...first, type: 'invoke', name: 'adaptiveCard/action', value }));
    expect(seen).toContain('There is nothing newer to show.');
    expect(seen).not.toMatch(SECRET);
  });
});

it.each(['Close now', 'Cancel'])('nobody ends with "%s" the survey of somebody else', async (label) => {
  const { surveys } = await kept();
  await ours.press(given.status, label, speaker('dee'));
  await tenant.state.until(() =>
    ours.said().some((one) => JSON.stringify(one).includes('Only whoever started')),
  );
  expect((await kept()).surveys).toEqual(surveys);
});
