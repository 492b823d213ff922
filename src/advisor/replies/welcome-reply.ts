import type { Reply } from '../../chat/reply';
import { EXAMPLES } from '../answers/plain';

const COMMANDS: readonly (readonly [string, string])[] = [
  ['/ops-survey', 'a short survey shows a team where it stands, and where its members disagree'],
  ['/ops-tips', 'one tip a week, on what matters to this conversation'],
  ['/ops-compare', 'two to four tools, side by side'],
];

const KEPT =
  'I keep questions for some weeks, the results of surveys, and which tips came. No answer to a survey is ever tied to ' +
  'a person. Whoever runs me can show you what is kept about you, and erase it. When I am removed, I forget what was ' +
  'said here.';

/** What the advisor says where it was added: what it is for, how to ask, what else there is, and what it keeps. */
export function welcomeReply(): Reply {
  const text =
    'Hello, I am Ops Advisor. Ask me whether a project needs DevOps, MLOps or both, and which tools fit.';
  return {
    text,
    blocks: [
      { type: 'text', text },
      { type: 'text', text: 'Write to me directly, or mention me where others are. For example:' },
      { type: 'list', items: EXAMPLES },
      { type: 'text', text: 'There is more:' },
      {
        type: 'list',
        items: COMMANDS.map(([command, what]) => [{ text: command, code: true }, { text: `: ${what}` }]),
      },
      { type: 'note', text: KEPT },
    ],
    audience: 'conversation',
  };
}
