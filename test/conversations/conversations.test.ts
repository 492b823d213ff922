import { openCore } from '../evaluation/core';
import { openConsoleStage } from './console-stage';
import { surplus, wordsOf } from './same-content';
import { readScripts, type Script, type Step } from './script';
import { openSlackStage } from './slack-stage';
import { openAdvisor, type Seen, type Stage } from './stage';
import { openTeamsStage } from './teams-stage';

const STAGES = { console: openConsoleStage, slack: openSlackStage, teams: openTeamsStage };

/** Plays a script on one platform: what was seen after each step. */
async function play(open: (typeof STAGES)[keyof typeof STAGES], { steps }: Script): Promise<Seen[]> {
  const stage = await open(openAdvisor());
  try {
    const seen: Seen[] = [];
    for (const step of steps) seen.push(await take(stage, step));
    return seen;
  } finally {
    await stage.close();
  }
}

function take(stage: Stage, step: Step): Promise<Seen> {
  return 'say' in step ? stage.say(step.say) : stage.press(step.press);
}

const flat = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();

const scripts = readScripts().map((script) => [`${script.file}: ${script.name}`, script] as const);

describe.each(scripts)('%s', (_name, script) => {
  it('is understood', () => {
    for (const step of script.steps) {
      if (!('say' in step)) continue;
      const { intent, verdict } = openCore().answerer.answer(step.say);
      expect([step.say, step.intent ?? intent]).toEqual([step.say, intent]);
      expect([step.say, step.verdict ?? verdict]).toEqual([step.say, verdict]);
    }
  });

  it('is the same on every platform', async () => {
    const played = await Promise.all(Object.values(STAGES).map((open) => play(open, script)));
    for (const [at, step] of script.steps.entries()) {
      const [console, slack, teams] = played.map((seen) => seen[at]);
      if (console === undefined || slack === undefined || teams === undefined)
        throw new Error('a step is missing');
      for (const seen of [slack, teams]) {
        expectSeen(seen, step);
        expect(seen.notification?.trim()).not.toBe('');
        expect(seen.buttons).toEqual(console.buttons);
        expect(surplus(wordsOf(seen.text), wordsOf(console.text))).toEqual([]);
        expect(surplus(wordsOf(console.text), wordsOf(seen.text))).toEqual([]);
      }
    }
  });
});

function expectSeen(seen: Seen, { contains, lacks, buttons }: Step): void {
  for (const part of contains) expect(flat(seen.text)).toContain(flat(part));
  for (const part of lacks) expect(flat(seen.text)).not.toContain(flat(part));
  if (buttons !== undefined) expect(seen.buttons).toEqual(expect.arrayContaining(buttons));
}
