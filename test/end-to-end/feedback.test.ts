import { type OpenAdvisor, openAdvisor } from './open-advisor';
import { openSlackWorkplace } from './slack-workplace';
import { openTeamsWorkplace } from './teams-workplace';
import type { Workplace } from './workplace';

const LASAGNE = "what's a good recipe for lasagne?";

describe.each([
  ['Slack', openSlackWorkplace],
  ['Teams', openTeamsWorkplace],
])('feedback in %s', (_name, open) => {
  let advisor: OpenAdvisor;
  let at: Workplace;

  beforeAll(async () => {
    advisor = await openAdvisor();
    at = await open(advisor);
  });
  afterAll(async () => {
    // The features speak through the chat until they have stopped.
    await advisor.close();
    await at.close();
  });

  const ask = (question: string, words: string) => at.write('ana', question, words);
  const kept = () => advisor.store.listQuestions(at.place, new Date());

  it('is asked for below an answer, and thanked for before one person alone', async () => {
    const answer = await ask(LASAGNE, 'outside what I know');
    expect(answer.text).toContain('[Helpful]');
    expect(answer.text).not.toContain('[Ask a person]');
    await at.pressAlone('ben', answer, 'Helpful', 'Thank you, good to know.');
    await at.pressAlone('ben', answer, 'Not helpful', 'Nothing is kept of it.');
    expect(await kept()).toEqual([]);
  });

  it('is kept once somebody who may has switched that on', async () => {
    await at.write('ana', '/ops-help questions on', 'Only an admin of this workspace');
    await advisor.store.switchQuestions(at.place, true, new Date());
    const answer = await ask(`${LASAGNE} ask anna@example.com`, 'outside what I know');
    await at.pressAlone('ben', answer, 'Not helpful', 'The question is kept without names');
    expect(await kept()).toMatchObject([{ question: `${LASAGNE} ask [e-mail]`, gap: 'topic' }]);
  });

  it('leads to people in the channel that was chosen', async () => {
    await at.write('ana', '/ops-help ask-a-person here', 'The people who run me can do it');
    expect(await advisor.store.acceptPersonChannel(at.place, new Date())).toBe(true);
    const answer = await ask(LASAGNE, '[Ask a person]');

    const form = await at.open('ana', { press: 'Ask a person', on: answer });
    expect(form.fields.map(({ id }) => id)).toEqual(['question', 'name']);
    expect(form.values).toMatchObject({ question: LASAGNE, name: 'anonymous' });
    const before = at.inChannel().length;
    form.fill({ question: 'How long does lasagne need? <!channel> <at>everybody</at>' });
    await form.send('without your name');
    const posted = await at.sees('Somebody asks the people here:', before);
    expect(posted).toMatchObject({ inThread: false, isPrivate: false });
    expect(posted.text).toContain('How long does lasagne need?');
  });

  it('names whoever asks only where they want it', async () => {
    const answer = await ask(LASAGNE, '[Ask a person]');
    const before = at.inChannel().length;
    const form = await at.open('ben', { press: 'Ask a person', on: answer });
    form.fill({ name: 'named' });
    await form.send('with your name');
    expect((await at.sees('ben asks the people here:', before)).text).toContain(LASAGNE);
  });

  it('leaves the help as it is', async () => {
    const help = await at.write('ana', '/ops-help', 'I advise on DevOps and MLOps');
    expect(help.text).not.toContain('[Helpful]');
  });
});
