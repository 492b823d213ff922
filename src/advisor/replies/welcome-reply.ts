import type { Reply } from '../../chat/reply';
import { EXAMPLES } from '../answers/plain';

/** What the advisor says where it was added: what it is for, in a few lines. */
export function welcomeReply(): Reply {
  const text =
    'Hello, I am Ops Advisor. Ask me whether a project needs DevOps, MLOps or both, and which tools fit.';
  return {
    text,
    blocks: [
      { type: 'text', text },
      { type: 'text', text: 'For example:' },
      { type: 'list', items: EXAMPLES },
      {
        type: 'note',
        text: 'I keep what a conversation needs for a few days, and no answer to a survey is ever tied to a person.',
      },
    ],
    audience: 'conversation',
  };
}
