import { renderConsole } from '../../adapters/console/render';
import { checkContent } from '../../adapters/playground/slack/check-message';
import { cardSchema } from '../../adapters/playground/teams/card-schema';
import { renderReply as renderSlack } from '../../adapters/slack/render';
import { renderReply as renderTeams } from '../../adapters/teams/render';
import type { Answer } from '../../src/advisor/answer';
import { Answerer } from '../../src/advisor/answerer';
import { openLibrary } from '../../src/advisor/library';
import { answerReply } from '../../src/advisor/replies/answer-reply';
import type { Reply } from '../../src/chat/reply';
import { knowledgeFolders } from '../../src/knowledge/folders';
import type { Tool } from '../../src/knowledge/schema';
import { openKnowledge } from '../../src/understanding/prepared';

/** What Teams takes, in bytes of JSON. */
const TEAMS_BYTES = 28 * 1024;
/** As narrow as a terminal usually is. */
const COLUMNS = 80;
const TRAINING_MS = 180_000;

/** Every pair of tools that do the same job, by category. */
function pairsOf(tools: readonly Tool[]): Map<string, [Tool, Tool][]> {
  const pairs = new Map<string, [Tool, Tool][]>();
  for (const [at, a] of tools.entries()) {
    for (const b of tools.slice(at + 1)) {
      if (a.category !== b.category) continue;
      pairs.set(a.category, [...(pairs.get(a.category) ?? []), [a, b]]);
    }
  }
  return pairs;
}

function slackProblems(reply: Reply): string[] {
  return [false, true].flatMap((tablesAsText) =>
    renderSlack(reply, { tablesAsText }).flatMap(({ text, blocks }) => {
      const content = checkContent(text, blocks);
      return 'error' in content ? [`Slack: ${content.error} ${(content.details ?? []).join(', ')}`] : [];
    }),
  );
}

function teamsProblems(reply: Reply): string[] {
  return renderTeams(reply).flatMap((message) => {
    const bytes = Buffer.byteLength(JSON.stringify(message));
    const { error } = cardSchema.safeParse(message.card);
    return [
      ...(bytes >= TEAMS_BYTES ? [`Teams: ${bytes} bytes`] : []),
      ...(error === undefined ? [] : [`Teams: ${error.message}`]),
      ...(message.summary.trim() === '' ? ['Teams: no summary'] : []),
    ];
  });
}

function consoleProblems(reply: Reply, names: readonly string[]): string[] {
  const text = renderConsole(reply, { columns: COLUMNS, color: false });
  const table = text.split('\n').filter((line) => /[│─]/.test(line));
  return [
    ...(names.every((name) => text.includes(name.split(' ')[0] ?? '')) ? [] : ['console: a name is missing']),
    ...(table.length > 0 ? [] : ['console: no table']),
    ...table.filter((line) => line.length > COLUMNS).map((line) => `console: too wide: ${line}`),
  ];
}

describe('every pair of tools in a category', () => {
  const pairs = new Map<string, [Tool, Tool][]>();
  let answerer: Answerer;

  beforeAll(() => {
    const { knowledge, understander } = openKnowledge(knowledgeFolders([]));
    answerer = new Answerer(openLibrary(knowledge), understander);
    for (const [category, own] of pairsOf(knowledge.tools)) pairs.set(category, own);
  }, TRAINING_MS);

  const replyTo = (a: Tool, b: Tool): { answer: Answer; reply: Reply } => {
    const answer = answerer.answer(`${a.name} vs ${b.name}`, { intent: 'compare-tools' });
    return { answer, reply: answerReply(answer, { answerId: 'a1', private: true }) };
  };
  const all = () => [...pairs.values()].flat();

  it('is there to be walked', () => {
    expect(pairs.size).toBeGreaterThan(25);
    expect(all().length).toBeGreaterThan(500);
  });

  it('is understood as these two tools', () => {
    const wrong = all().flatMap(([a, b]) => {
      const { answer } = replyTo(a, b);
      const same = answer.tools.length === 2 && [a.id, b.id].every((id) => answer.tools.includes(id));
      return same ? [] : [`${a.name} vs ${b.name}: ${answer.tools.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it(
    'is drawn in Slack, in Teams and in the terminal, within their limits',
    () => {
      const wrong = all().flatMap(([a, b]) => {
        const { reply } = replyTo(a, b);
        const problems = [
          ...slackProblems(reply),
          ...teamsProblems(reply),
          ...consoleProblems(reply, [a.name, b.name]),
        ];
        return problems.map((problem) => `${a.name} vs ${b.name}: ${problem}`);
      });
      expect(wrong).toEqual([]);
    },
    TRAINING_MS,
  );
});
