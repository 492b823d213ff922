import { formatFinding } from '../../../src/knowledge/finding';
import { assemble, type LoadedKnowledge } from '../../../src/knowledge/load';
import { toolOf } from './fixtures';

const OWN_FOLDER = '/srv/house';

/** Puts together our files and a team's, each as path -> content. */
function load(ours: Record<string, unknown>, theirs: Record<string, unknown> = {}): LoadedKnowledge {
  const files = (layer: number, content: Record<string, unknown>) =>
    Object.entries(content).map(([path, item]) => ({
      layer,
      path,
      text: JSON.stringify(item),
      ...(layer === 0 ? {} : { folder: OWN_FOLDER }),
    }));
  return assemble([...files(0, ours), ...files(1, theirs)]);
}

const said = ({ findings }: LoadedKnowledge): string[] => findings.map(formatFinding);

const text = (headline: string) => ({ headline, text: 'So it is.', source: 'page' });
const verdicts = { devops: text('d'), mlops: text('m'), both: text('b'), ask: text('a') };
const rule = (id: string, because: string) => ({
  id,
  when: { fact: 'x', is: 'y' },
  // biome-ignore lint/suspicious/noThenProperty: the shape of a rule
  then: { devops: 'needed' },
  because,
  source: 'page',
  examples: [{ said: 's', verdict: 'devops' }],
});

test('an item with an id of ours takes the place of ours, with a warning that names both files', () => {
  const loaded = load(
    { 'tools/a.yaml': toolOf('a'), 'tools/b.yaml': toolOf('b') },
    { 'tools/a.yaml': toolOf('a', { name: 'Ours now' }) },
  );
  expect(loaded.knowledge.tools.map(({ name }) => name)).toEqual(['Ours now', 'b']);
  expect(loaded.findings).toMatchObject([
    {
      severity: 'warning',
      file: `${OWN_FOLDER}/tools/a.yaml`,
      place: 'a',
      message: 'This replaces "a" of tools/a.yaml.',
    },
  ]);
});

test('a copy that says the same is no finding', () => {
  expect(load({ 'tools/a.yaml': toolOf('a') }, { 'tools/a.yaml': toolOf('a') }).findings).toEqual([]);
});

test('one id twice in one folder is an error', () => {
  const page = [{ id: 'page', title: 'A page' }];
  expect(load({ 'sources/a.yaml': page, 'sources/b.yaml': page }).findings).toMatchObject([
    {
      severity: 'error',
      file: 'sources/b.yaml',
      message: 'The id "page" is already used in sources/a.yaml.',
    },
  ]);
});

test('rules of one topic add up; one of the same id is replaced alone, in its place', () => {
  const { knowledge, findings } = load(
    { 'rules/practice.yaml': { topic: 'practice', verdicts, rules: [rule('a', 'ours'), rule('b', 'ours')] } },
    { 'rules/house.yaml': { topic: 'practice', rules: [rule('a', 'theirs'), rule('c', 'theirs')] } },
  );
  const [practice] = knowledge.rules;
  expect(practice?.rules.map(({ id, because }) => `${id} ${because}`)).toEqual([
    'a theirs',
    'b ours',
    'c theirs',
  ]);
  expect(practice?.verdicts).toEqual(verdicts);
  expect(findings.map(({ place }) => place)).toEqual(['practice/a']);
});

test("a team may say one verdict in its own words, and keeps the others'", () => {
  const { knowledge } = load(
    { 'rules/practice.yaml': { topic: 'practice', verdicts, rules: [rule('a', 'ours')] } },
    { 'rules/practice.yaml': { topic: 'practice', verdicts: { mlops: text('Yes!') } } },
  );
  expect(knowledge.rules[0]?.verdicts).toEqual({ ...verdicts, mlops: text('Yes!') });
});

test('a topic of which a verdict has no text is an error', () => {
  const { devops, mlops, both } = verdicts;
  const half = { 'rules/practice.yaml': { topic: 'practice', verdicts: { devops, mlops, both } } };
  expect(said(load(half))).toEqual([
    expect.stringContaining('error: rules/practice.yaml at verdicts: Not every verdict'),
  ]);
});

test('facts and groups of words add up by id; values that are lost are named', () => {
  const value = (id: string) => ({ id, label: id, if: id });
  const fact = (id: string, ...values: string[]) => ({ id, name: id, values: values.map(value) });
  const group = (id: string, phrase: string) => ({ id, about: id, phrases: [phrase] });
  const { knowledge, findings } = load(
    { 'facts.yaml': [fact('a', 'x', 'y'), fact('b', 'x')], 'vocabulary.yaml': [group('g', 'ours')] },
    { 'facts.yaml': [fact('a', 'x'), fact('c', 'x')], 'vocabulary.yaml': [group('h', 'theirs')] },
  );
  expect(knowledge.facts.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(knowledge.vocabulary.map(({ id }) => id)).toEqual(['g', 'h']);
  expect(findings.map(({ message }) => message)).toEqual(['This replaces "a" of facts.yaml, without its y.']);
});

test('ways of asking add up, each once', () => {
  const intent = (...utterances: string[]) => ({ id: 'help', description: 'Help.', utterances });
  const { knowledge, findings } = load(
    { 'intents/help.yaml': intent('a', 'b', 'c', 'd', 'e') },
    { 'intents/help.yaml': intent('a', 'b', 'c', 'd', 'f') },
  );
  expect(knowledge.intents).toEqual([intent('a', 'b', 'c', 'd', 'e', 'f')]);
  expect(findings).toEqual([]);
});

test('a file that does not fit is named with its folder', () => {
  expect(said(load({}, { 'tools/a.yaml': { id: 'a' }, 'notes/a.yaml': {} }))).toEqual(
    expect.arrayContaining([
      expect.stringContaining(`error: ${OWN_FOLDER}/tools/a.yaml at name:`),
      expect.stringContaining(`error: ${OWN_FOLDER}/notes/a.yaml: No kind of knowledge`),
    ]),
  );
});
