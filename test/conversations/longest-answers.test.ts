import { answerReply } from '../../src/advisor/replies/answer-reply';
import { openCore } from '../evaluation/core';
import { readQuestions } from '../evaluation/questions';
import { openConsoleStage } from './console-stage';
import { surplus, wordsOf } from './same-content';
import { openSlackStage } from './slack-stage';
import { openAdvisor, type Stage } from './stage';
import { openTeamsStage } from './teams-stage';

const { answerer, library } = openCore();

function sizeOf(question: string): number {
  const { blocks } = answerReply(answerer.answer(question), { answerId: 'a', private: false });
  return JSON.stringify(blocks).length;
}

/** Of questions of every kind, the ones whose answers are longest: one for each intent. */
function longestAsked(): string[] {
  const longest = new Map<string, { question: string; size: number }>();
  for (const { question, intent } of readQuestions('heldout')) {
    const size = sizeOf(question);
    if (size > (longest.get(intent)?.size ?? 0)) longest.set(intent, { question, size });
  }
  return [...longest.values()].map(({ question }) => question);
}

/** The four tools that most is written about, side by side. */
function longestComparison(): string {
  const bySize = [...library.knowledge.tools]
    .filter(({ everydayNames }) => everydayNames.length === 0)
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  return `compare ${bySize
    .slice(0, 4)
    .map(({ name }) => name)
    .join(', ')}`;
}

/** The term that most is written about. */
function longestExplanation(): string {
  const [longest] = [...library.knowledge.concepts].sort(
    (a, b) => JSON.stringify(b).length - JSON.stringify(a).length,
  );
  return `what is ${longest?.name}?`;
}

const questions = [...longestAsked(), longestComparison(), longestExplanation()];

describe.each(Object.entries({ Slack: openSlackStage, Teams: openTeamsStage }))('in %s', (_name, open) => {
  let stage: Stage;
  let terminal: Stage;

  beforeAll(async () => {
    stage = await open(openAdvisor());
    terminal = await openConsoleStage(openAdvisor());
  });

  afterAll(async () => {
    await stage.close();
    await terminal.close();
  });

  it.each(questions)('all of the answer to "%s" fits', async (question) => {
    const [seen, printed] = [await stage.say(question), await terminal.say(question)];
    expect(seen.notification?.trim()).not.toBe('');
    expect(seen.buttons).toEqual(printed.buttons);
    expect(surplus(wordsOf(printed.text), wordsOf(seen.text))).toEqual([]);
    expect(surplus(wordsOf(seen.text), wordsOf(printed.text))).toEqual([]);
  });
});
