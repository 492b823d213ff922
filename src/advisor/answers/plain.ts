import type { Block } from '../../chat/reply';
import type { Draft } from '../answer';

/** Questions that show what can be asked; they are also the examples in the help. */
export const EXAMPLES = [
  'Should we use MLOps for our fraud model?',
  'Jenkins or GitLab CI for a small team?',
  'What is training-serving skew?',
  'Which tool tracks experiments and is free?',
  'What makes MLOps hard?',
] as const;

function examples(): Block {
  return { type: 'list', items: EXAMPLES };
}

/** What the advisor can do. */
export function help(): Draft {
  return {
    answer:
      'I advise on DevOps and MLOps: ask which practice fits you, compare tools, or ask what a term means.',
    details: [{ type: 'text', text: 'For example:' }, examples()],
    sources: [],
    topics: [],
  };
}

/** Thanks, a yes or a "never mind" with no question open: nothing to decline. */
const SMALL_TALK =
  /^\W*(thanks?|thank you|thx|ty|danke|merci|gracias|cheers|great|cool|nice|perfect|ok(ay)?|yes|no|yep|nope|sure|bye|goodbye|no idea|never mind|sounds good)\b.{0,40}$/i;

/** A polite no, with what can be asked instead; small talk gets a word back. */
export function outOfScope(question: string): Draft {
  const smallTalk = SMALL_TALK.test(question) && !question.includes('?');
  return {
    answer: smallTalk
      ? 'Any time. Ask me about DevOps or MLOps whenever something comes up.'
      : 'That is outside what I know: I advise on DevOps and MLOps only.',
    details: smallTalk ? [] : [{ type: 'text', text: 'You could ask me:' }, examples()],
    sources: [],
    tools: [],
    topics: [],
    ...(smallTalk ? {} : { missing: 'topic' }),
  };
}

/** Where maturity surveys are found. */
export function surveys(): Draft {
  return {
    answer: 'Maturity surveys run in a channel: start one there with /ops-survey.',
    details: [],
    sources: [],
    topics: ['survey'],
  };
}

/** Where weekly tips are switched on. */
export function tips(): Draft {
  return {
    answer: 'Weekly tips are switched on and off in a channel with /ops-tips.',
    details: [],
    sources: [],
    topics: ['tips'],
  };
}
