import { completionsFor } from '../../../../adapters/playground/page/view/completions';

const commands = [
  { name: '/ops-ask', hint: 'a question', description: 'Ask a question' },
  { name: '/ops-survey', hint: '[start]', description: 'Run a survey' },
];
const sources = { commands, names: ['Ops Advisor', 'Ben'] };
const labels = (text: string) => completionsFor(text, sources).map(({ label }) => label);

describe('completing what is typed', () => {
  it.each([
    ['/', ['/ops-ask', '/ops-survey']],
    ['/sur', ['/ops-survey']],
    ['/OPS-A', ['/ops-ask']],
    ['/ops-ask', []],
    ['/ops-ask jenkins', []],
    ['what about /', []],
    ['', []],
  ])('knows the commands for %j', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it.each([
    ['@', ['@Ops Advisor', '@Ben']],
    ['hello @b', ['@Ben']],
    ['@Ops Advisor should', []],
    ['mail me@', []],
  ])('knows whom %j could mention', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('gives the whole text, ready to be gone on with', () => {
    expect(completionsFor('/surv', sources)[0]?.text).toBe('/ops-survey ');
    expect(completionsFor('hello @b', sources)[0]?.text).toBe('hello @Ben ');
  });

  it('completes commands that have no slash in their names, as in Teams', () => {
    const teams = { commands: [{ name: 'survey', hint: '', description: '' }], names: [] };
    expect(completionsFor('/su', teams)[0]?.text).toBe('survey ');
  });
});
