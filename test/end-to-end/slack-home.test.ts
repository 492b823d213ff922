import { buttonsOf, readMessage } from '../../adapters/playground/slack/read-message';
import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Channel, Population } from '../../adapters/playground/slack/state';
import type { ViewDriver } from '../../adapters/playground/slack/view-driver';
import { inputsOf } from '../../adapters/playground/slack/view-methods';
import { openSlackChat } from './slack-chat';

/** Ana, Ben and Cy are in the channel; Zoe is not. */
const TEAM = ['UANA', 'UBEN', 'UCY'];
const OUTSIDE = 'UZOE';
const QUESTION = 'Should we use MLOps for our fraud model?';
const WAIT_MS = 10_000;

function population(): Population {
  const bot = { id: 'UOPSBOT', name: 'ops-advisor', botId: 'BOPSBOT' };
  const people = [...TEAM, OUTSIDE];
  const direct = people.map((id): Channel => {
    return { id: id.replace(/^U/, 'D'), name: 'directmessage', kind: 'im', members: [id, bot.id] };
  });
  return {
    team: { id: 'TACME', name: 'acme' },
    bot,
    users: people.map((id) => ({ id, name: id.toLowerCase(), tz: 'Europe/Zurich' })),
    channels: [
      { id: 'CSHOP', name: 'shop', kind: 'private', members: [...TEAM, bot.id] },
      { id: 'CALL', name: 'all', kind: 'public', members: [...people, bot.id] },
      ...direct,
    ],
  };
}

let slack: SlackWorkspace;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ slack, stop } = await openSlackChat({ population: population() }));
});
afterAll(() => stop());

/** Opens the Home tab anew; resolves with what is read there, once these words are part of it. */
async function home(user: string, words: string): Promise<string> {
  await slack.openHome(user);
  return reads(user, words);
}

function reads(user: string, words: string): Promise<string> {
  return slack.waitFor(() => slack.readHome(user).includes(words) && slack.readHome(user), WAIT_MS);
}

function form(user: string): Promise<ViewDriver> {
  return slack.waitFor(() => slack.openView(user), WAIT_MS);
}

function answered(channel: string, words: string): Promise<string> {
  const look = () =>
    slack
      .answers(channel)
      .map(readMessage)
      .find((text) => text.includes(words));
  return slack.waitFor(look, WAIT_MS);
}

async function startSurvey(channel: string, subject: string): Promise<void> {
  await slack.command({ user: 'UANA', channel, command: '/ops-survey', text: 'start devops' });
  const driver = await form('UANA');
  await driver.fill({ kind: 'devops', subject, minimum: '3' }).submit();
  await answered(channel, `DevOps survey on ${subject}`);
}

/** Answers from the Home tab, every question with the same line. */
async function answerAtHome(user: string, line: string): Promise<void> {
  await home(user, 'DevOps survey on shop in #shop');
  await slack.pressHome({ user, label: 'Answer: DevOps survey on shop' });
  const driver = await form(user);
  const lines = inputsOf(driver.view.view).map(({ block_id = '' }) => [block_id, line]);
  await driver.fill(Object.fromEntries(lines)).submit();
  await reads(user, 'Thank you, your answers to the DevOps survey on shop are in.');
}

it('begins with a way to ask, and with how the rest begins', async () => {
  const page = await home('UANA', 'Weekly tips');
  expect(page).toContain('[Ask a question]');
  expect(page).toContain('No survey is open in your channels.');
  expect(page).toContain('No weekly tips come to your channels.');
});

it('answers a question on the page in short, and in the direct messages at length', async () => {
  await slack.pressHome({ user: 'UANA', label: 'Ask a question' });
  const driver = await form('UANA');
  expect(driver.read()).toContain('I answer in our direct messages.');
  await driver.fill({ question: QUESTION }).submit();
  const page = await reads('UANA', 'Just now');
  expect(page).toContain('Yes to MLOps');
  expect(page).toContain('You find all of it in our direct messages.');
  const [answer] = slack.answers('DANA');
  if (answer === undefined) throw new Error('nothing was said in the direct messages');
  expect(readMessage(answer)).toContain('Yes to MLOps');
  // What is under the answer works there, as it does under every other.
  await slack.press({ user: 'UANA', message: answer, label: 'Why?' });
  await slack.waitFor(() => slack.answers('DANA').length > 1, WAIT_MS);
});

it('lets those of the channel answer its survey, from the page alone', async () => {
  await startSurvey('CSHOP', 'shop');
  for (const user of TEAM) await answerAtHome(user, '4');
  await answered('CSHOP', '3 of 3 people have answered');
  expect(slack.answers('DBEN')).toEqual([]);
});

it('shows others nothing of it', async () => {
  const page = await home(OUTSIDE, 'Weekly tips');
  expect(page).toContain('No survey is open in your channels.');
  expect(page).not.toContain('shop');
});

it('does not open it for others either, whatever they send', async () => {
  const shown = await home('UANA', 'DevOps survey on shop');
  expect(shown).toContain('[Answer: DevOps survey on shop]');
  const before = slack.state.homes.get('UANA');
  const own = slack.state.homes.get(OUTSIDE);
  if (before === undefined || own === undefined) throw new Error('nobody has a page');
  // As if somebody had sent what stands on the page of another.
  slack.state.homes.set(OUTSIDE, { ...own, view: { ...before.view, private_metadata: 'DZOE' } });
  await slack.pressHome({ user: OUTSIDE, label: 'Answer: DevOps survey on shop' });
  await reads(OUTSIDE, 'I do not know this survey any more.');
  expect(slack.openView(OUTSIDE)).toBeUndefined();
});

it('looks the same to whoever has answered and to whoever has not', async () => {
  await startSurvey('CALL', 'search');
  const open = (page: string) => page.slice(page.indexOf('Open surveys'), page.indexOf('Weekly tips'));
  const [one, other] = [await home('UANA', 'search'), await home('UBEN', 'search')];
  expect(open(one)).toBe(open(other));
  const said = await home(OUTSIDE, 'DevOps survey on search in #all');
  expect(said).not.toContain('shop');
});

it('shows the result of a channel in a line, and sends it in full', async () => {
  await slack.command({ user: 'UANA', channel: 'CSHOP', command: '/ops-survey', text: 'close' });
  await answered('CSHOP', 'Results: DevOps survey on shop');
  const page = await home('UCY', 'Latest results');
  expect(page).toMatch(/DevOps survey on shop in #shop, .+: level 4 of 5/);
  await slack.pressHome({ user: 'UCY', label: 'Send me the results: DevOps survey on shop' });
  await reads('UCY', 'You find all of it in our direct messages.');
  expect(await answered('DCY', 'Results: DevOps survey on shop')).toContain('level');
  expect(await home(OUTSIDE, 'Weekly tips')).not.toContain('Latest results');
});

it('shows the tips of the channels of each person, and sets up their own', async () => {
  const text = 'on friday 9:30 Europe/Berlin';
  await slack.command({ user: 'UANA', channel: 'CSHOP', command: '/ops-tips', text });
  await answered('CSHOP', 'Weekly tips are on:');
  const page = await home('UBEN', '#shop: every Friday at 09:30 (Europe/Berlin). The next one: ');
  expect(page).toContain('What a channel gets is changed there, with /ops-tips.');
  expect(await home(OUTSIDE, 'Weekly tips')).not.toContain('every Friday');

  await slack.pressHome({ user: 'UBEN', label: 'Send weekly tips to me alone' });
  await (await form('UBEN')).fill({ day: '2', time: '8:15' }).submit();
  const own = await reads('UBEN', 'To you alone: every Tuesday at 08:15 (Europe/Zurich)');
  expect(own).toContain('[Change the tips to me alone]');
  await answered('DBEN', 'Weekly tips are on:');
  expect(await home('UANA', '#shop')).not.toContain('Tuesday');
});

it('names every button by what it does, each in its own words', async () => {
  await home('UANA', 'Weekly tips');
  const blocks = slack.state.homes.get('UANA')?.view.blocks ?? [];
  const labels = buttonsOf({ blocks }).map(({ text }) => text.text);
  expect(labels.length).toBeGreaterThan(2);
  expect(new Set(labels).size).toBe(labels.length);
  const [first] = blocks;
  expect(first?.type).toBe('header');
});
