import { runAskPerson, runQuestions } from '../../../src/commands/feedback';
import { runKnowledgeGaps } from '../../../src/commands/gaps';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

const owner = { platform: 'teams', tenant: 'T1' };
const place = { ...owner, conversation: '19:help@thread.tacv2' };
const reference = { ...owner, id: place.conversation, kind: 'channel', address: {}, name: 'help' };

let test: TestDatabase;
let store: ReturnType<typeof createPostgresStore>;
const before = { ...process.env };

beforeEach(async () => {
  test = await openTestDatabase();
  store = createPostgresStore(test.database, { log: silent });
  Object.assign(process.env, { DATABASE_URL: test.url, LOG_LEVEL: 'silent' });
});
afterEach(async () => {
  process.env = { ...before };
  await test.close();
});

/** Runs one of the operator's commands; resolves with what it prints. */
async function printed(run: (print: (line: string) => void) => Promise<void>): Promise<string> {
  const lines: string[] = [];
  await run((line) => lines.push(line));
  return lines.join('\n');
}
const questions = (wish: string, options: object = owner) =>
  printed((print) => runQuestions(wish, options, print));
const askPerson = (wish: string, options: object = owner) =>
  printed((print) => runAskPerson(wish, options, print));
const gaps = (options: object) => printed((print) => runKnowledgeGaps(options, print));
const keep = (question: string) =>
  store.keepQuestion(owner, { question, intent: 'explain', gap: 'term' }, new Date());

it('switches the keeping of questions, and erases what was kept', async () => {
  expect(await questions('status')).toBe('questions are not kept; 0 there now');
  expect(await questions('on')).toBe('questions are kept; 0 there now');
  expect(await keep('what is zarf?')).toBe(true);
  expect(await questions('off')).toMatch(/^questions are not kept; 1 there now\nTo remove them:/);
  expect(await questions('erase')).toBe('1 question(s) erased\nquestions are not kept; 0 there now');
  expect(await questions('status', { ...owner, tenant: 'T2' })).toContain('not kept; 0');
});

it('accepts the conversation that was proposed in the chat, and ends that', async () => {
  await store.proposePersonChannel(place, reference, new Date());
  await expect(askPerson('on', { ...owner, conversation: 'another' })).rejects.toMatchObject({
    code: 'feedback/not-proposed',
    tip: expect.stringContaining('/ops-help ask-a-person here'),
  });
  const accepted = 'people answer in the channel "help" (19:help@thread.tacv2)';
  expect(await askPerson('on', place)).toBe(accepted);
  expect(await askPerson('status')).toBe(accepted);
  expect(await askPerson('off')).toBe('nobody is asked');
});

it('groups what was kept, of one workspace or of all', async () => {
  await questions('on');
  await keep('what is zarf?');
  expect(await gaps({})).toContain('1. zarf: 1');
  expect(JSON.parse(await gaps({ ...owner, json: true }))).toMatchObject([{ count: 1, terms: ['zarf'] }]);
  expect(await gaps({ ...owner, tenant: 'T2' })).toContain('No questions are kept.');
});

it.each([
  ['feedback/wish', () => questions('maybe')],
  ['feedback/wish', () => askPerson('here')],
  ['feedback/workspace', () => questions('on', { platform: 'irc', tenant: 'T1' })],
  ['feedback/workspace', () => askPerson('off', { platform: 'slack' })],
  ['knowledge/gaps-options', () => gaps({ tenant: 'T1' })],
  ['knowledge/gaps-options', () => gaps({ most: 'all' })],
])('refuses as %s what is not clear', async (code, run) => {
  await expect(run()).rejects.toMatchObject({ code });
});
