import { randomUUID } from 'node:crypto';
import { readMessage } from '../../adapters/playground/slack/read-message';
import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Message } from '../../adapters/playground/slack/state';
import { inputsOf } from '../../adapters/playground/slack/view-methods';
import { createFormOpeners } from '../../adapters/slack/answer/form-openers';
import type { ActionEvent, ConversationRef } from '../../src/chat/event';
import { silent } from '../setup/logs';
import { answered, form, isCard } from './slack-payloads';
import { openSlackWorkspaces, type SlackWorkspaces } from './slack-workspaces';
import { rowsOf } from './tenant-rows';

/** Stands in all that Acme says, and in nothing else. */
const SECRET = 'zebra';
const WAIT_MS = 10_000;
const channel = 'CGENERAL';

/** What the advisor gave out in Acme. */
interface Given {
  answer: Message;
  privateAnswer: Message;
  unanswered: Message;
  card: Message;
  status: Message;
}

let at: SlackWorkspaces;
let given: Given;

beforeAll(async () => {
  at = await openSlackWorkspaces(silent);
  const { acme } = at;
  await answered(acme, channel, () => command(acme, 'UALICE', '/ops-help', 'ask-a-person here'));
  const say = (user: string, text: string) => acme.say({ user, channel, text: `<@UOPSBOT> ${text}` });
  const answer = await answered(acme, channel, () =>
    say('UALICE', `should we use MLOps for ${SECRET} models?`),
  );
  const unanswered = await answered(acme, channel, () => say('UALICE', `a recipe for ${SECRET} lasagne?`));
  const ask = () => command(acme, 'UALICE', '/ops-ask', `should we use MLOps for our ${SECRET} model?`);
  const privateAnswer = await answered(acme, channel, ask);
  await command(acme, 'UCY', '/ops-survey', 'start devops');
  await (await form(acme, 'UCY')).fill({ kind: 'devops', subject: SECRET, minimum: '3' }).submit();
  const card = await acme.waitFor(() => acme.answers(channel).find(isCard), WAIT_MS);
  await acme.waitFor(() => acme.answers(channel).some(({ text }) => text.includes('has started')), WAIT_MS);
  const status = await answered(acme, channel, () => command(acme, 'UCY', '/ops-survey', 'status'));
  given = { answer, privateAnswer, unanswered, card, status };
});
afterAll(() => at.stop());

function command(slack: SlackWorkspace, user: string, name: string, text: string) {
  return slack.command({ user, channel, command: name, text });
}

/** A message as if the advisor had said it here, with all that its buttons carry. */
function plant(slack: SlackWorkspace, message: Message, change: Partial<Message> = {}): Message {
  const { threadTs: ts, channel: there } = { ...message, ...change };
  if (ts !== undefined && slack.state.message(there, ts) === undefined)
    slack.state.add({ channel: there, ts, user: 'UALICE', text: 'a thread', blocks: [], reactions: {} });
  return slack.state.add({ ...structuredClone(message), ts: slack.state.nextTs(), ...change });
}

/** What the advisor says in answer to a press. */
async function press(slack: SlackWorkspace, user: string, message: Message, label: string): Promise<Message> {
  return answered(slack, message.channel, () => slack.press({ user, message, label }));
}

const PRESSES: readonly [what: string, on: keyof Given, label: string][] = [
  ['the reasons of an answer', 'answer', 'Why?'],
  ['what would change an answer', 'answer', 'What would change this?'],
  ['a vote', 'answer', 'Helpful'],
  ['a vote against', 'answer', 'Not helpful'],
  ['a private answer, to share it', 'privateAnswer', 'Share to channel'],
  ['a question, to have a person asked', 'unanswered', 'Ask a person'],
  ['a survey, to take it', 'card', 'Take the survey'],
  ['a survey, to close it', 'status', 'Close now'],
  ['a survey, to cancel it', 'status', 'Cancel'],
];

describe('somebody of another workspace who has', () => {
  it.each(PRESSES)('%s sees and changes nothing', async (_what, on, label) => {
    const { acme, beta, chat } = at;
    const before = await rowsOf(chat.state.database, 'TACME');
    const said = acme.state.messages.length;
    const reply = await press(beta, 'UALICE', plant(beta, given[on]), label);
    expect(readMessage(reply)).not.toContain(SECRET);
    expect(readMessage(reply)).toMatch(/no longer have that answer|do not know this survey/);
    expect(beta.state.views).toEqual([]);
    expect(await rowsOf(chat.state.database, 'TACME')).toEqual(before);
    expect(acme.state.messages).toHaveLength(said);
  });

  it('the form of a survey, filled in, is told that it is unknown, and no answer is counted', async () => {
    const { acme, beta, chat } = at;
    await acme.press({ user: 'UBOB', message: given.card, label: 'Take the survey' });
    const theirs = await form(acme, 'UBOB');
    const values = inputsOf(theirs.view.view).map(({ block_id = '' }) => [block_id, '3']);
    theirs.fill(Object.fromEntries(values));
    const before = await rowsOf(chat.state.database, 'TACME');
    beta.state.views.push({ ...structuredClone(theirs.view), id: `V${randomUUID()}` });
    const ours = await form(beta, 'UBOB');
    plant(beta, given.card, { ts: given.card.ts });
    const reply = await answered(beta, channel, () => ours.submit());
    expect(readMessage(reply)).toContain('do not know this survey');
    theirs.close();
    expect(await rowsOf(chat.state.database, 'TACME')).toEqual(before);
  });

  it('the Home tab of somebody presses in vain', async () => {
    const { acme, beta, chat } = at;
    await acme.openHome('UBOB');
    await acme.waitFor(() => acme.readHome('UBOB').includes(SECRET), WAIT_MS);
    const theirs = acme.state.homes.get('UBOB');
    if (theirs === undefined) throw new Error('there is no Home tab');
    beta.state.homes.set('UBOB', structuredClone(theirs));
    const before = await rowsOf(chat.state.database, 'TACME');
    await beta.pressHome({ user: 'UBOB', label: `Answer: DevOps survey on ${SECRET}` });
    await beta.waitFor(() => beta.readHome('UBOB').includes('do not know this survey'), WAIT_MS);
    expect(beta.readHome('UBOB')).not.toContain(SECRET);
    expect(beta.state.views).toEqual([]);
    expect(await rowsOf(chat.state.database, 'TACME')).toEqual(before);
  });

  it('the words for a person brings them to nobody of the first workspace', async () => {
    const { acme, beta } = at;
    await acme.press({ user: 'UALICE', message: given.unanswered, label: 'Ask a person' });
    const theirs = await form(acme, 'UALICE');
    const said = acme.state.messages.length;
    beta.state.views.push({ ...structuredClone(theirs.view), id: `V${randomUUID()}` });
    const ours = await form(beta, 'UALICE');
    const reply = await answered(beta, channel, () => ours.submit());
    expect(readMessage(reply)).toContain('No channel is chosen in which people answer');
    theirs.close();
    expect(acme.state.messages).toHaveLength(said);
  });
});

describe('somebody of the same workspace', () => {
  it.each(['Share to channel', 'Why?'])('does not get at a private answer with "%s"', async (label) => {
    const message = plant(at.acme, given.privateAnswer, { ephemeralTo: 'UBOB' });
    const reply = await press(at.acme, 'UBOB', message, label);
    expect(reply.ephemeralTo).toBe('UBOB');
    expect(readMessage(reply)).toContain('no longer have that answer');
  });

  it('gets at a private answer once it was shared', async () => {
    const shared = await press(at.acme, 'UALICE', given.privateAnswer, 'Share to channel');
    expect(shared.ephemeralTo).toBeUndefined();
    expect(readMessage(await press(at.acme, 'UBOB', shared, 'Why?'))).not.toContain('no longer');
  });

  it.each(PRESSES.filter(([, on]) => on !== 'privateAnswer'))(
    'who brings %s into another channel sees and changes nothing',
    async (_what, on, label) => {
      const { acme, chat } = at;
      const { survey: before } = await rowsOf(chat.state.database, 'TACME');
      const reply = await press(acme, 'UBOB', plant(acme, given[on], { channel: 'GTRIO' }), label);
      expect(readMessage(reply)).toMatch(/no longer have that answer|do not know this survey/);
      expect((await rowsOf(chat.state.database, 'TACME')).survey).toEqual(before);
    },
  );

  it.each(['Close now', 'Cancel'])('cannot end with "%s" the survey of somebody else', async (label) => {
    const message = plant(at.acme, given.status, { ephemeralTo: 'UDEE' });
    const reply = await press(at.acme, 'UDEE', message, label);
    expect(readMessage(reply)).toContain('Only whoever started the survey, or an admin');
  });

  it('cannot open a form that waits for somebody else', () => {
    const openers = createFormOpeners();
    const conversation: ConversationRef = {
      platform: 'slack',
      tenant: 'TACME',
      id: channel,
      kind: 'channel',
      address: { channel },
    };
    const event: ActionEvent = {
      kind: 'action',
      id: '1',
      at: new Date(),
      conversation,
      private: true,
      person: { id: 'UALICE' },
      action: 'open-survey-answer',
      value: 'v',
    };
    const kept = {
      type: 'form',
      id: 'f',
      title: SECRET,
      submit: 'Send',
      value: '',
      intro: [],
      fields: [],
    } as const;
    const origin = { address: { channel }, kind: 'channel', private: true } as const;
    const { blocks } = openers.offer(kept, origin, event);
    const [button] = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
    const pressed = { ...event, action: button?.action ?? '', value: button?.value ?? '' };
    expect(openers.reopen(pressed)).toMatchObject({ form: kept });
    expect(openers.reopen({ ...pressed, person: { id: 'UBOB' } })).not.toHaveProperty('form');
    const elsewhere = { ...conversation, tenant: 'TBETA' };
    expect(openers.reopen({ ...pressed, conversation: elsewhere })).not.toHaveProperty('form');
  });
});
