import { openCore } from '../evaluation/core';
import { openAdvisor } from './open-advisor';
import { openSlackWorkplace } from './slack-workplace';
import { openTeamsWorkplace } from './teams-workplace';
import type { OpenForm, Seen, Who, Workplace } from './workplace';

const ITEMS = openCore().library.knowledge.surveys.find(({ id }) => id === 'devops')?.items ?? [];
const FIVE: readonly Who[] = ['ana', 'ben', 'cy', 'dee', 'eli'];

describe.each([
  ['Slack', openSlackWorkplace],
  ['Teams', openTeamsWorkplace],
])('a survey in %s', (_name, open) => {
  let at: Workplace;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const advisor = await openAdvisor();
    at = await open(advisor);
    close = async () => {
      // The features speak through the chat until they have stopped.
      await advisor.close();
      await at.close();
    };
  });
  afterAll(() => close());

  async function start(who: Who, subject: string, minimum: number, write = '/ops-survey start devops') {
    const before = at.inChannel().length;
    const form = await at.open(who, { write });
    form.fill({ kind: 'devops', subject, minimum: String(minimum) });
    await form.send('The survey has started.');
    return at.sees('0 of 6 people have answered', before);
  }

  async function take(who: Who, card: Seen, first: string): Promise<OpenForm> {
    const form = await at.open(who, { press: 'Take the survey', on: card });
    const others = ITEMS.slice(1).map(({ id }) => [id, '3']);
    form.fill({ ...Object.fromEntries(others), [ITEMS[0]?.id ?? '']: first });
    return form;
  }

  const current = (card: Seen) => at.inChannel().find(({ id }) => id === card.id)?.text ?? '';

  it('goes from its card to its results', async () => {
    const card = await start('ana', 'checkout', 5);
    expect(card).toMatchObject({ inThread: false, isPrivate: false });
    expect(card.text).toContain('Your answers are anonymous once the survey closes');

    const answers = ['5', '1', '1', '5', '5'];
    for (const [index, who] of FIVE.entries()) {
      const form = await take(who, card, answers[index] ?? '');
      expect(form.fields.map(({ id }) => id)).toEqual(ITEMS.map(({ id }) => id));
      await form.send('Thank you');
    }
    await counted(card, '5 of 6 people have answered');

    // One who thinks again finds the earlier answers, and still counts once.
    const again = await at.open('ana', { press: 'Take the survey', on: card });
    expect(Object.values(again.values)).toEqual(['5', ...ITEMS.slice(1).map(() => '3')]);
    again.fill({ [ITEMS[0]?.id ?? '']: '1' });
    await again.send('Thank you');

    const second = await at.open('ben', { write: '/ops-survey start devops' });
    second.fill({ kind: 'devops', subject: 'checkout' });
    await second.send('A survey of this kind is open here already.');
    await at.write('ben', '/ops-survey results', 'Nothing is shown before it closes');
    await at.write('ben', '/ops-survey status', '5 of 6 people have answered');
    await at.write('ben', '/ops-survey close', 'Only whoever started the survey, or an admin');

    const before = at.inChannel().length;
    await at.write('ana', '/ops-survey close', 'The survey is closed.');
    const results = await at.sees('Results: DevOps survey', before);
    expect(results).toMatchObject({ inThread: false, isPrivate: false });
    const whole = await at.sees('There is no comparison with other companies', before);
    const said = at.inChannel();
    const parts = said
      .slice(said.findIndex(({ id }) => id === results.id))
      .filter(({ isPrivate }) => !isPrivate);
    const text = parts.map((one) => one.text).join('\n');
    expect(whole.inThread).toBe(false);
    expect(parts.flatMap(({ pictures }) => pictures)).toEqual([
      expect.stringMatching(/^Radar chart of the DevOps survey: level 2 of 5, Repeatable\./),
      expect.stringMatching(/^Bar chart of how far answers/),
    ]);
    expect(text).toContain('5 of 6 people answered (83 %)');
    expect(text).toContain(`Weakest: "${ITEMS[0]?.dimension}" and "`);
    const steps = text.slice(text.indexOf('Next steps'), text.indexOf('Who takes which one?'));
    expect(steps.match(/^\d\. .+ \(.+DORA.*\)$/gm)).toHaveLength(3);
    await counted(card, 'Closed');
    expect(current(card)).toContain('[Show the results]');
  });

  it('shows what was, to those who ask', async () => {
    const history = await at.write('fay', '/ops-survey history', 'Earlier surveys');
    expect(history.text).toContain('DevOps survey on checkout');
    const csv = await at.write('fay', '/ops-survey export csv', 'as CSV');
    // Three at 1 and two at 5, after one changed from 5 to 1.
    // The median is that of the answers after one was changed.
    expect(csv.text).toContain(`${ITEMS[0]?.id},${ITEMS[0]?.dimension},yes,known,5,0,1,1,5,split`);
    const json = await at.write('fay', '/ops-survey export json', 'as JSON');
    expect(json.text).toContain('"answered": 5');
  });

  it('shows nothing below the minimum', async () => {
    const card = await start('ben', 'search', 3, 'start the maturity survey');
    expect(card.inThread).toBe(false);
    await (await take('cy', card, '2')).send('Thank you');
    const before = at.inChannel().length;
    await at.write('ben', '/ops-survey close', 'The survey is closed.');
    const end = await at.sees('Fewer than 3 people answered, so there is no result', before);
    expect(end).toMatchObject({ pictures: [], inThread: false });
    expect(
      at
        .inChannel()
        .slice(before)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('Level');
  });

  it('is not for one person alone', async () => {
    await at.writeAlone('ana', '/ops-survey start', 'A survey is for a team');
  });

  async function counted(card: Seen, words: string): Promise<void> {
    await at.sees(words);
    expect(current(card)).toContain(words);
  }
});
