import type { Act, PageMessage } from '../../adapters/playground/page-protocol';
import { type OpenPlayground, openPlayground } from './open-playground';
import type { PlaygroundClient } from './playground-client';

const QUESTION = 'should we use MLOps for our fraud model?';
const PLACES = {
  slack: { general: 'CGENERAL', platform: 'CPLATFORM', ml: 'CML', random: 'CRANDOM', direct: 'DUBEN' },
  teams: {
    general: '19:general@thread.tacv2',
    platform: '19:platform@thread.tacv2',
    ml: '19:ml@thread.tacv2',
    random: '19:random@thread.tacv2',
    direct: 'a:direct-UBEN',
  },
} as const;

let open: OpenPlayground;
let client: PlaygroundClient;

beforeAll(async () => {
  open = await openPlayground();
  client = open.client;
}, 120_000);
afterAll(() => open.close());

describe.each(['slack', 'teams'] as const)('the playground in %s', (side) => {
  const places = PLACES[side];

  function say(person: string, conversation: string, text: string, thread?: string): Promise<void> {
    const act: Act = { act: 'say', side, person, conversation, text };
    return client.do(thread === undefined ? act : { ...act, thread });
  }

  /** A command as people of this platform give it. */
  function command(person: string, conversation: string, name: string, text: string): Promise<void> {
    if (side === 'teams') return say(person, conversation, `@Ops Advisor ${name} ${text}`);
    return client.do({ act: 'command', side, person, conversation, command: name, text });
  }

  function press(person: string, { blocks = [], conversation, id }: PageMessage, label: string) {
    const button = side === 'teams' ? { button: label } : buttonIn(blocks, label);
    return client.do({ act: 'press', side, person, conversation, message: id, ...button });
  }

  async function answerTo(text: string): Promise<PageMessage> {
    const messages = () => client.side(side);
    const asked = (await messages()).messages.findLast((one) => one.text.includes(text));
    return client.reads(side, '', ({ thread }) => thread === asked?.id);
  }

  it('answers in a thread, follows up there, and says why', async () => {
    await say('UBEN', places.ml, `@Ops Advisor ${QUESTION}`);
    const answer = await client.reads(side, 'Yes to MLOps', ({ conversation }) => conversation === places.ml);
    expect(answer).toMatchObject({ from: 'advisor', traced: true, edited: false });
    const thread = answer.thread ?? '';

    await say('UBEN', places.ml, '@Ops Advisor yes, a web shop too', thread);
    await client.reads(side, 'changes the verdict', (one) => one.thread === thread);

    await press('UBEN', answer, 'Why?');
    await client.reads(side, 'Why MLOps?', (one) => one.thread === thread);
  });

  it('looks inside an answer', async () => {
    await say('UEMI', places.direct.replace('UBEN', 'UEMI'), QUESTION);
    const answer = await client.reads(side, 'Yes to MLOps', ({ conversation }) =>
      conversation.endsWith('UEMI'),
    );
    const trace = await client.trace(side, answer.id);
    expect(trace).toMatchObject({
      event: { kind: 'message', person: { id: 'UEMI' }, text: QUESTION },
      intent: { id: 'recommend' },
      verdict: 'mlops',
      facts: [{ id: 'ml-use', value: 'own', text: expect.stringContaining('our own models') }],
      rules: expect.arrayContaining([expect.objectContaining({ id: 'own-models-need-mlops' })]),
    });
    expect(JSON.stringify(trace.sent)).toContain('Yes to MLOps');
    expect(trace.rules.every(({ because, source }) => because !== '' && source !== '')).toBe(true);
  });

  it('mixes nobody up who asks at the same time', async () => {
    const questions = ['what is a feature store?', 'what is a canary release?', 'compare MLflow and DVC'];
    const people = ['UAMARA', 'UCHLOE', 'UHUGO'];
    await Promise.all(
      questions.map((question, index) =>
        say(people[index] ?? '', places.general, `@Ops Advisor ${question}`),
      ),
    );
    for (const [index, question] of questions.entries()) {
      const answer = await answerTo(question);
      const { event, sent } = await client.trace(side, answer.id);
      expect(event).toMatchObject({ text: question, person: { id: people[index] } });
      expect(sent.filter(({ method }) => /postMessage|activities/.test(method))).toHaveLength(1);
    }
  });

  it('plays a survey of eight people, whose results come with pictures', async () => {
    await client.do({ act: 'sample-team', side, conversation: places.platform });
    const results = await client.reads(side, 'Results of the DevOps survey on checkout');
    expect(results).toMatchObject({ conversation: places.platform, traced: true });
    await client.reads(side, '8 of 8 people answered');
    const { messages, forms } = await client.side(side);
    expect(forms).toEqual([]);
    const [picture = ''] = picturesIn(messages);
    const response = await fetch(`${open.url}api/pictures/${picture}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('keeps answers to a survey to itself', async () => {
    const thanks = await client.until(
      ({ sides }) => sides[side].messages.find(({ text }) => text.includes('The survey is closed')),
      'the end of the survey',
    );
    expect(thanks.from).toBe('advisor');
    const { messages } = await client.side(side);
    const traced = messages.filter((one) => one.traced && one.text.includes('Thank you'));
    const traces = await Promise.all(traced.map(({ id }) => client.trace(side, id)));
    for (const { event } of traces)
      expect(event).toMatchObject({ form: 'survey-answer', fields: expect.stringContaining('left out') });
  });

  it('lets weekly tips arrive when the time moves on', async () => {
    await command('UGRACE', places.general, '/ops-tips', 'on monday 9:00');
    await client.reads(side, 'Weekly tips are on', ({ conversation }) => conversation === places.general);
    const next = await client.until((snapshot) => snapshot.next, 'what comes next');
    expect(next.what).toBe('A weekly tip arrives');
    const before = new Date((await client.snapshot()).now);
    await client.do({ act: 'move-clock', minutes: 14 * 24 * 60 });
    const tips = await client.until(({ sides }) => {
      const found = sides[side].messages.filter(({ text }) => text.includes('Tip of the week'));
      return found.length >= 2 ? found : undefined;
    }, 'two tips');
    expect(tips).toHaveLength(2);
    expect(tips.every(({ traced }) => traced)).toBe(true);
    expect(await client.trace(side, tips[0]?.id ?? '')).toMatchObject({ event: { kind: 'unasked' } });
    const moved = new Date((await client.snapshot()).now).getTime() - before.getTime();
    expect(moved).toBeGreaterThanOrEqual(14 * 24 * 60 * 60_000);
    await command('UGRACE', places.general, '/ops-tips', 'off');
    await client.reads(side, 'have been stopped here');
  });

  it('closes a survey when its time is over', async () => {
    const form = await openStartForm('UDIEGO');
    const subject = side === 'slack' ? 'subject' : 'field-subject';
    await client.do({
      act: 'submit',
      side,
      person: 'UDIEGO',
      form: form.id,
      values: { ...form.values, [subject]: 'search' },
    });
    const card = await client.reads(side, 'DevOps survey on search is open');
    expect(card.conversation).toBe(places.ml);
    await client.do({ act: 'move-clock', minutes: 4 * 24 * 60 });
    await client.reads(side, 'Fewer than 5 people answered');
  });

  it('says beside a field what is missing, and closes a form', async () => {
    const form = await openStartForm('UFARAH');
    const submit = { act: 'submit', side, person: 'UFARAH', form: form.id } as const;
    await client.do({ ...submit, values: form.values });
    const refused = await client.until(
      ({ sides }) =>
        sides[side].forms.find(({ errors, person }) => person === 'UFARAH' && Object.keys(errors).length > 0),
      'an error in the form',
    );
    expect(Object.keys(refused.errors)).toEqual([side === 'slack' ? 'subject' : 'field-subject']);
    await client.do({ act: 'close-form', side, person: 'UFARAH', form: form.id });
    expect((await client.side(side)).forms.filter(({ person }) => person === 'UFARAH')).toEqual([]);
    expect(await client.act({ ...submit, values: {} })).toMatchObject({ ok: false });
  });

  async function openStartForm(person: string) {
    await command(person, places.ml, '/ops-survey', 'start devops');
    if (side === 'teams') {
      const known = await client.side('teams');
      const asked = known.messages.findLast((one) => one.from === person);
      await press(
        person,
        await client.reads(side, '"title":"Open"', ({ thread }) => thread === asked?.id),
        'Open',
      );
    }
    return client.form(side, person);
  }

  it.each(['429', 'lost-answer', 'twice'])('answers once, in spite of the fault %s', async (fault) => {
    const question = `what is ${fault === '429' ? 'GitOps' : fault === 'twice' ? 'drift' : 'DORA'}?`;
    await client.do({ act: 'fault', fault: `${side}-${fault}`, on: true });
    const { faults } = await client.snapshot();
    expect(faults.filter(({ on }) => on).map(({ id }) => id)).toEqual([`${side}-${fault}`]);
    await say('UGRACE', places.ml, `@Ops Advisor ${question}`);
    if (fault === '429') await client.do({ act: 'fault', fault: `${side}-${fault}`, on: false });
    const answer = await answerTo(question);
    await client.do({ act: 'fault', fault: `${side}-${fault}`, on: false });
    // What would come twice is there by the time that a later question is answered.
    await say('UGRACE', places.ml, '@Ops Advisor what is observability?', answer.thread);
    await client.reads(side, 'bservab', ({ id, thread }) => thread === answer.thread && id !== answer.id);
    const { messages } = await client.side(side);
    expect(
      messages.filter(({ from, thread }) => from === 'advisor' && thread === answer.thread),
    ).toHaveLength(2);
  });

  it('refuses what a person could not do', async () => {
    const base = { act: 'say', side, text: 'hello' } as const;
    expect(await client.act({ ...base, person: 'UDIEGO', conversation: places.direct })).toEqual({
      ok: false,
      problem: 'This person is not in this conversation.',
    });
    expect(await client.act({ act: 'sample-team', side, conversation: places.random })).toEqual({
      ok: false,
      problem: 'The advisor is not in this conversation.',
    });
  });

  it('hears nothing where the advisor is not', async () => {
    await say('UDIEGO', places.random, `@Ops Advisor ${QUESTION}`);
    await say('UDIEGO', places.general, '@Ops Advisor what is a rollback?');
    await answerTo('what is a rollback?');
    const { messages } = await client.side(side);
    const there = messages.filter(({ conversation }) => conversation === places.random);
    expect(there.map(({ from }) => from)).toEqual(['UDIEGO']);
  });
});

it('shows what the advisor puts on its own page in Slack', async () => {
  await client.do({ act: 'open-home', side: 'slack', person: 'UCHLOE' });
  const home = await client.until(({ sides }) => {
    const form = sides.slack.forms.find(({ person }) => person === 'UCHLOE');
    return JSON.stringify(form?.view ?? '').includes('"actions"') ? form : undefined;
  }, 'the page');
  expect(home.view).toMatchObject({ type: 'home' });
  const { button } = buttonIn((home.view as { blocks: unknown[] }).blocks, 'Ask a question');
  await client.do({ act: 'submit', side: 'slack', person: 'UCHLOE', form: home.id, button, values: {} });
  const asked = await client.until(
    ({ sides }) => sides.slack.forms.find(({ id, person }) => person === 'UCHLOE' && id !== home.id),
    'the form to ask',
  );
  for (const form of [asked.id, home.id])
    await client.do({ act: 'close-form', side: 'slack', person: 'UCHLOE', form });
  expect((await client.side('slack')).forms.filter(({ person }) => person === 'UCHLOE')).toEqual([]);
});

it('answers from the menu of a message in Slack', async () => {
  const by = { side: 'slack', person: 'UHUGO', conversation: 'CGENERAL' } as const;
  await client.do({ act: 'say', ...by, text: 'what is blue-green deployment?' });
  const { messages, shortcuts } = await client.side('slack');
  const message = messages.findLast(({ from }) => from === 'UHUGO')?.id ?? '';
  const shortcut = shortcuts[0]?.id ?? '';
  await client.do({ act: 'shortcut', side: 'slack', person: 'UBEN', message, shortcut });
  const { id: form, values } = await client.form('slack', 'UBEN');
  expect(values).toEqual({ question: 'what is blue-green deployment?' });
  await client.do({ act: 'submit', side: 'slack', person: 'UBEN', form, values });
  await client.reads('slack', 'Two equal environments', ({ onlyFor }) => onlyFor === 'UBEN');
});

it('looks a tool up in Teams, and puts it into the conversation', async () => {
  const by = { side: 'teams', person: 'UBEN', conversation: PLACES.teams.random } as const;
  await client.do({ act: 'look-up', ...by, text: 'mlflow' });
  const found = await client.until(({ sides }) => sides.teams.found[0], 'what was found');
  expect(found).toMatchObject({ person: 'UBEN', results: expect.any(Array) });
  const place = found.results.findIndex(({ title }) => title.includes('MLflow'));
  await client.do({ act: 'insert', ...by, place });
  const { found: left, messages } = await client.side('teams');
  expect(left).toEqual([]);
  expect(messages.at(-1)).toMatchObject({ from: 'UBEN', conversation: PLACES.teams.random });
  expect(JSON.stringify(messages.at(-1)?.card)).toContain('MLflow');
});

it('answers a slash command to one person alone', async () => {
  const by = { side: 'slack', person: 'UBEN', conversation: 'CGENERAL' } as const;
  await client.do({ act: 'command', ...by, command: '/ops-compare', text: 'mlflow dvc' });
  const answer = await client.reads('slack', 'MLflow', ({ onlyFor }) => onlyFor === 'UBEN');
  expect(answer.traced).toBe(true);
  expect(await client.trace('slack', answer.id)).toMatchObject({
    event: { kind: 'command', command: 'compare' },
  });
});

function buttonIn(blocks: readonly unknown[], label: string): { block: string; button: string } {
  for (const block of blocks as {
    block_id: string;
    elements?: { action_id: string; text?: { text: string } }[];
  }[]) {
    const found = block.elements?.find(({ text }) => text?.text === label);
    if (found !== undefined) return { block: block.block_id, button: found.action_id };
  }
  throw new Error(`no button "${label}"`);
}

function picturesIn(messages: readonly PageMessage[]): string[] {
  const text = JSON.stringify(messages);
  const ids = [...text.matchAll(/"slack_file":\{"id":"(F\w+)"|\/api\/pictures\/(\w+)/g)];
  return ids.map(([, file, address]) => file ?? address ?? '');
}
