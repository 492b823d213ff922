import type { Browser, BrowserContextOptions } from 'playwright-core';
import { SIDES } from '../../../adapters/playground/page-protocol';
import { type OpenPlayground, openPlayground } from '../../end-to-end/open-playground';
import { withEvidence } from './failure';
import { launchBrowser } from './launch-browser';
import { PlaygroundPage } from './playground-page';
import { watchConsole } from './watch-console';

export interface SceneOptions extends BrowserContextOptions {
  /** What the page may complain about in its console. */
  mayLog?: RegExp;
}

export interface BrowserTests {
  /** A test on a page of its own, which fails as well where anything is written to the console as an error. */
  scene(name: string, play: (page: PlaygroundPage) => Promise<void>, options?: SceneOptions): void;
}

const START_MS = 120_000;
const SCENE_MS = 90_000;
const STEP_MS = 20_000;
const WIDE = { width: 1440, height: 900 };

/** One playground and one browser for the tests of a file. */
export function browserTests(): BrowserTests {
  let playground: OpenPlayground;
  let browser: Browser;
  beforeAll(async () => {
    [playground, browser] = await Promise.all([openPlayground(), launchBrowser()]);
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
  }, START_MS);
  return {
    scene(name, play, { mayLog, ...options } = {}) {
      it(
        name,
        async () => {
          await closeForms(playground);
          const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB', ...options });
          context.setDefaultTimeout(STEP_MS);
          const page = await context.newPage();
          const seen = await watchConsole(page);
          try {
            await play(await PlaygroundPage.open(page, playground.url));
            expect(seen.errors.filter((line) => !mayLog?.test(line))).toEqual([]);
          } catch (error) {
            throw await withEvidence(error, page, seen.lines);
          } finally {
            await context.close();
          }
        },
        SCENE_MS,
      );
    },
  };
}

/** What a test that failed has left open would stand before the next one. */
async function closeForms({ client }: OpenPlayground): Promise<void> {
  const { sides } = await client.snapshot();
  for (const side of SIDES)
    for (const { id: form, person } of sides[side].forms)
      await client.act({ act: 'close-form', side, person, form });
}
