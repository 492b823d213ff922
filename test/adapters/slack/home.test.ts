import { smallWorkspace } from '../../../adapters/playground/slack/population';
import { readMessage } from '../../../adapters/playground/slack/read-message';
import type { OnEvent } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import type { Block, Form, Reply } from '../../../src/chat/reply';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const FORM: Form = {
  ...{ type: 'form', id: 'ask', title: 'Ask', submit: 'Ask', value: 'v', intro: ['Type it.'] },
  fields: [{ type: 'text', id: 'question', label: 'Your question' }],
};
const TAKE: Block = {
  type: 'buttons',
  buttons: [{ label: 'Answer: DevOps survey', action: 'open-survey-answer', value: '{"survey":"s1"}' }],
};

let chat: SlackUnderTest;
/** What the page says below the button. */
let open: string;
let onOther: OnEvent;

function page(): Reply {
  return { ...reply(`page: ${open}`, 'person', TAKE), text: 'a page' };
}

const onEvent: OnEvent = async (event) => (event.kind === 'home' ? page() : onOther(event));
const home = (user = 'UALICE') => chat.slack.readHome(user);
const press = (label = 'Answer: DevOps survey') => chat.slack.pressHome({ user: 'UALICE', label });
const form = () => chat.slack.waitFor(() => chat.slack.openView('UALICE'));
const kinds = () => chat.events.map(({ kind }) => kind);
const eventOf = <K extends ChatEvent['kind']>(kind: K) => chat.events.find((event) => event.kind === kind);
const methods = () => chat.slack.calls.map(({ method }) => method);

async function opened(user = 'UALICE'): Promise<void> {
  await chat.slack.openHome(user);
  await chat.slack.waitFor(() => home(user) !== '');
}

beforeEach(async () => {
  open = 'one survey';
  onOther = async () => FORM;
  chat = await openSlack();
  await chat.start(onEvent);
});

describe('opening the Home tab', () => {
  it('shows the page to the person, and to nobody else', async () => {
    expect(await chat.slack.openHome('UALICE')).toMatchObject({ acknowledged: true });
    expect(await chat.slack.waitFor(() => home() !== '' && home())).toBe(
      'page: one survey\n[Answer: DevOps survey]',
    );
    expect(home('UBOB')).toBe('');
    expect(eventOf('home')).toMatchObject({
      person: { id: 'UALICE' },
      private: false,
      conversation: { tenant: 'TACME', id: 'DALICE', kind: 'direct', address: { channel: 'DALICE' } },
    });
    expect(chat.slack.answers()).toEqual([]);
  });

  it('draws it anew each time', async () => {
    await opened();
    open = 'two surveys';
    await chat.slack.openHome('UALICE');
    await expect(chat.slack.waitFor(() => home().includes('two surveys'))).resolves.toBe(true);
  });

  it('says nothing when the messages are opened instead', async () => {
    await chat.slack.openPanel({ user: 'UALICE' });
    await chat.adapter.stop();
    expect(kinds()).not.toContain('home');
    expect(home()).toBe('');
  });

  it('leaves what is newer, where an event comes late', async () => {
    await opened();
    const late = chat.slack.state.homes.get('UALICE')?.hash;
    open = 'the newest';
    await chat.slack.openHome('UALICE');
    await chat.slack.waitFor(() => home().includes('the newest'));
    open = 'something old';
    const event = { type: 'app_home_opened', user: 'UALICE', channel: 'DALICE', tab: 'home' };
    await chat.slack.event({ ...event, event_ts: '1.000001', view: { hash: late } });
    await chat.adapter.stop();
    expect(home()).toContain('the newest');
    expect(chat.lines.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  it.each([
    ['not_enabled', 'slack/not_enabled'],
    ['view_too_large', 'slack/view_too_large'],
  ])('tells the log where Slack answers %s', async (error, code) => {
    chat.slack.faults.plan('views.publish', { kind: 'error', code: error });
    await chat.slack.openHome('UALICE');
    await chat.adapter.stop();
    expect(chat.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ code }) }),
    );
  });

  it('fits whatever there is into the limits of Slack', async () => {
    await chat.stop();
    chat = await openSlack();
    const table: Block = { type: 'table', caption: 'T', columns: ['a', 'b'], rows: [['one', 'two']] };
    const many = Array.from({ length: 150 }, (_, index): Block => ({ type: 'text', text: `line ${index}` }));
    await chat.start(async () => ({ ...reply('first', 'person', table, ...many), text: 'a page' }));
    await opened();
    expect(chat.slack.state.homes.get('UALICE')?.view.blocks).toHaveLength(100);
    expect(home()).toContain('one\nb: two');
    expect(home()).toMatch(/There is more than this page can show\.[^\n]*$/);
  });

  it('does not break on what Slack does not document', async () => {
    await chat.slack.event({
      type: 'app_home_opened',
      user: 'UALICE',
      channel: 7,
      tab: 'home',
      event_ts: '1.1',
    });
    await opened();
    expect(chat.lines).toContainEqual(
      expect.objectContaining({ message: 'Slack sent something that we cannot read' }),
    );
  });
});

describe('a button on the Home tab', () => {
  it('opens a form straight away, said in the direct messages', async () => {
    await opened();
    expect(await press()).toMatchObject({ acknowledged: true });
    expect((await form()).read()).toContain('Your question');
    expect(eventOf('action')).toMatchObject({
      action: 'open-survey-answer',
      value: '{"survey":"s1"}',
      person: { id: 'UALICE' },
      private: false,
      conversation: { tenant: 'TACME', id: 'DALICE', kind: 'direct' },
    });
    expect(chat.slack.answers()).toEqual([]);
  });

  it('is answered at length in the direct messages, and in short on the page', async () => {
    onOther = async () => ({
      ...reply('The whole answer.', 'conversation', { type: 'note', text: 'With sources.' }),
      text: 'In short.',
    });
    await opened();
    open = 'nothing any more';
    await press();
    const seen = await chat.slack.waitFor(() => home().includes('Just now') && home());
    expect(seen).toBe(
      [
        'Just now',
        'In short.',
        'You find all of it in our direct messages.',
        '---',
        'page: nothing any more',
        '[Answer: DevOps survey]',
      ].join('\n'),
    );
    const [answer, ...more] = chat.slack.answers();
    expect(answer && readMessage(answer)).toBe('The whole answer.\nWith sources.');
    expect(answer).toMatchObject({ channel: 'DALICE' });
    expect(answer?.ephemeralTo).toBeUndefined();
    expect(more).toEqual([]);
  });

  it('is answered on the page alone where a sentence says all', async () => {
    onOther = async () => reply('Thank you.', 'person');
    await opened();
    await press();
    await chat.slack.waitFor(() => home().includes('Thank you.'));
    expect(home()).not.toContain('direct messages');
    expect(chat.slack.answers()).toEqual([]);
  });

  it('shows what was just said until the tab is opened again', async () => {
    onOther = async () => reply('Thank you.', 'person');
    await opened();
    await press();
    await chat.slack.waitFor(() => home().includes('Thank you.'));
    await chat.slack.openHome('UALICE');
    await expect(chat.slack.waitFor(() => !home().includes('Thank you.'))).resolves.toBe(true);
  });

  it('is answered in the direct messages where the page cannot be shown', async () => {
    onOther = async () => reply('Thank you.', 'person');
    await opened();
    chat.slack.faults.plan('views.publish', { kind: 'error', code: 'not_enabled' });
    await press();
    await expect(chat.slack.waitFor(() => chat.slack.answers('DALICE')[0])).resolves.toMatchObject({
      text: 'Thank you.',
    });
  });

  it('offers another button where its form came too late', async () => {
    await opened();
    chat.slack.faults.plan('views.open', { kind: 'error', code: 'expired_trigger_id' });
    await press();
    const offer = await chat.slack.waitFor(() => chat.slack.answers('DALICE')[0]);
    await chat.slack.waitFor(() => home().includes('press the button to open the form'));
    await chat.slack.press({ user: 'UALICE', message: offer, label: 'Open the form' });
    onOther = async () => reply('Thank you.', 'person');
    await (await form()).fill({ question: 'why?' }).submit();
    await expect(chat.slack.waitFor(() => home().includes('Thank you.'))).resolves.toBe(true);
  });

  it('counts once, however often Slack delivers it', async () => {
    onOther = async () => reply('Thank you.', 'person');
    await opened();
    chat.slack.trouble.twice = true;
    await press();
    await chat.adapter.stop();
    expect(kinds().filter((kind) => kind === 'action')).toHaveLength(1);
  });
});

describe('a form that was opened there', () => {
  beforeEach(async () => {
    await opened();
    await press();
  });

  it('is answered there, and the page is drawn anew', async () => {
    onOther = async () => reply('Thank you, it is in.', 'person');
    open = 'none left';
    await (await form()).fill({ question: 'why?' }).submit();
    await chat.slack.waitFor(() => home().includes('Thank you, it is in.'));
    expect(home()).toContain('page: none left');
    expect(eventOf('form')).toMatchObject({
      form: 'ask',
      fields: { question: 'why?' },
      private: false,
      conversation: { id: 'DALICE', kind: 'direct' },
    });
    expect(chat.slack.answers()).toEqual([]);
  });

  it('shows in itself what is wrong', async () => {
    onOther = async () => ({ type: 'form-refusal', problems: { question: 'Please type one.' } });
    const driver = await form();
    await driver.fill({ question: '?' }).submit();
    expect(driver.read()).toContain('Please type one.');
    expect(home()).not.toContain('Just now');
  });

  it('leads to the next form, which is answered there as well', async () => {
    onOther = async (event) => {
      const isFirst = event.kind === 'form' && event.form === 'ask';
      return isFirst ? { ...FORM, id: 'second' } : reply('Both are in.', 'person');
    };
    const driver = await form();
    await driver.fill({ question: 'one' }).submit();
    await driver.fill({ question: 'two' }).submit();
    await expect(chat.slack.waitFor(() => home().includes('Both are in.'))).resolves.toBe(true);
  });

  it('says on the page that it went wrong, where that comes late', async () => {
    await chat.stop();
    chat = await openSlack({ adapter: { answerFormsWithinMs: 20 } });
    await chat.start(onEvent);
    await opened();
    await press();
    let fail: (error: Error) => void = () => undefined;
    onOther = () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      });
    await (await form()).fill({ question: 'why?' }).submit();
    fail(new Error('database away'));
    await expect(chat.slack.waitFor(() => home().includes('Something went wrong'))).resolves.toBe(true);
  });
});

describe('who is in a channel', () => {
  const place = (id: string, kind: 'channel' | 'direct' = 'channel') => {
    return { platform: 'slack', tenant: 'TACME', id, kind, address: { channel: id } } as const;
  };
  const joined = (user: string, ...ids: string[]) =>
    chat.adapter.joinedBy(
      { id: user },
      ids.map((id) => place(id)),
    );

  it('is asked in one call, whatever the number of channels', async () => {
    const found = await joined('UALICE', 'CGENERAL', 'CRANDOM', 'GTRIO', 'DALICE', 'DBOB', 'CNOWHERE');
    expect(found.map(({ conversation, name }) => [conversation.id, name])).toEqual([
      ['CGENERAL', '#general'],
      ['CRANDOM', '#random'],
      ['GTRIO', undefined],
      ['DALICE', undefined],
    ]);
    expect(methods().filter((method) => method === 'users.conversations')).toHaveLength(1);
  });

  it('is asked once for all who want to know at the same time, and anew after that', async () => {
    const [one, other] = await Promise.all([joined('UALICE', 'CGENERAL'), joined('UALICE', 'CRANDOM')]);
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(methods().filter((method) => method === 'users.conversations')).toHaveLength(1);
    const general = chat.slack.state.channel('CGENERAL');
    general?.members.splice(general.members.indexOf('UALICE'), 1);
    expect(await joined('UALICE', 'CGENERAL')).toEqual([]);
  });

  it('is not told of private channels that the bot is not in', async () => {
    expect(await joined('UALICE', 'CSECRET')).toEqual([]);
  });

  it('is told over several pages', async () => {
    const { state } = chat.slack;
    const more = Array.from({ length: 1_200 }, (_, index) => `CMORE${index}`);
    for (const id of more)
      state.channels.push({ id, name: id.toLowerCase(), kind: 'public', members: ['UBOB'] });
    const found = await joined('UBOB', 'CMORE1199', 'CGENERAL');
    expect(found.map(({ conversation }) => conversation.id)).toEqual(['CGENERAL', 'CMORE1199']);
  });

  it('is asked of each workspace, where the app is installed for a whole organisation', async () => {
    await chat.stop();
    const population = smallWorkspace();
    population.team.enterpriseId = 'EACME';
    chat = await openSlack({ workspace: { population } });
    await chat.start(onEvent);
    const general = { ...place('CGENERAL'), tenant: 'EACME' };
    const found = await chat.adapter.joinedBy({ id: 'UALICE' }, [general]);
    expect(found).toEqual([{ conversation: general, name: '#general' }]);
  });

  it('is an error where Slack cannot be asked, not an empty answer', async () => {
    chat.slack.faults.plan('users.conversations', { kind: 'http', status: 500 });
    await expect(joined('UALICE', 'CGENERAL')).rejects.toMatchObject({
      code: expect.stringMatching(/^slack\//),
    });
  });
});
