import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { type OpenPlayground, openPlayground } from '../end-to-end/open-playground';
import globalSetup from '../setup/global-setup';
import globalTeardown from '../setup/global-teardown';
import { launchBrowser } from './rig/launch-browser';
import { PlaygroundPage } from './rig/playground-page';

/** `npm run docs:screenshots`: the pictures in README.md and docs/, as the page looks now. */
const FOLDER = path.resolve(__dirname, '../../docs/images');
const QUESTION = 'Should we use MLOps for our fraud model?';
const COMPARISON = 'MLflow or Weights & Biases for a small team?';
const CASE = 'We sell a web shop and have a fraud model of our own. DevOps or MLOps?';

interface Picture {
  name: string;
  size: { width: number; height: number };
  /** Brings the page to what the picture is to show. */
  play(playground: PlaygroundPage): Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'playground',
    size: { width: 1280, height: 780 },
    async play({ slack, teams }) {
      await slack.open('ml');
      await slack.ask(QUESTION);
      await slack.message('Yes to MLOps', { inThread: true }).waitFor();
      await teams.say(QUESTION);
      await teams.message('Yes to MLOps').waitFor();
      await toTop(slack.message(QUESTION, { inThread: true }));
      await toTop(teams.message(QUESTION));
    },
  },
  {
    name: 'comparison',
    size: { width: 1280, height: 700 },
    async play(playground) {
      await playground.show('Teams');
      await playground.teams.say(COMPARISON);
      const answer = playground.teams.message('Which for you');
      await answer.getByRole('table').waitFor();
      await toTop(playground.teams.message(COMPARISON));
    },
  },
  {
    name: 'inside',
    size: { width: 1280, height: 780 },
    async play(playground) {
      const { inside, slack } = playground;
      await playground.show('Slack');
      await slack.open('ops-advisor');
      await slack.say(CASE);
      await slack.message('What would change it').getByRole('button', { name: 'Look inside' }).click();
      await inside.getByText('What was understood').waitFor();
      await toTop(slack.message(CASE));
    },
  },
  {
    name: 'survey',
    size: { width: 1280, height: 1000 },
    async play(playground) {
      const { page, slack } = playground;
      await playground.show('Slack');
      await slack.open('platform');
      await slack.root.getByRole('button', { name: 'Fill with a sample team' }).click();
      const results = slack.message('Results: DevOps survey on checkout');
      await results.getByRole('img').last().waitFor();
      await page.getByRole('status').filter({ hasText: 'Sample team' }).waitFor({ state: 'detached' });
      await toTop(results);
    },
  },
  {
    name: 'tip',
    size: { width: 1280, height: 640 },
    async play(playground) {
      const { slack } = playground;
      await playground.show('Slack');
      await slack.open('platform');
      await slack.command('/ops-tips on monday 9:00');
      await slack.root.getByText('Weekly tips are on').first().waitFor();
      await playground.moveClock('1 week');
      await slack.message('Try this week').waitFor();
    },
  },
];

/** One after the other in one team, so a survey's results are known to the tip. */
async function main(): Promise<void> {
  await globalSetup();
  const [playground, browser] = await Promise.all([openPlayground(), launchBrowser()]);
  try {
    mkdirSync(FOLDER, { recursive: true });
    await moveToMonday(playground);
    for (const picture of PICTURES) await take(picture, browser, playground.url);
  } finally {
    await browser.close();
    await playground.close();
    await globalTeardown();
  }
}

async function take({ name, play, size }: Picture, browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  const playground = await PlaygroundPage.open(page, url);
  const hint = page.getByRole('button', { name: 'Close the hint' });
  if ((await hint.count()) > 0) await hint.first().click();
  await play(playground);
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await context.close();
}

/** So that the pictures differ by the date alone: the next Monday, ten o'clock. */
async function moveToMonday({ client }: OpenPlayground): Promise<void> {
  const now = new Date((await client.snapshot()).now);
  const days = (8 - now.getUTCDay()) % 7 || 7;
  const monday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 10);
  await client.do({ act: 'move-clock', minutes: Math.ceil((monday - now.getTime()) / 60_000) });
}

/** Scrolls so that a message begins at the top. */
async function toTop(message: Locator): Promise<void> {
  await message.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
