import type { Reply } from '../../chat/reply';
import { EXAMPLES } from '../answers/plain';

const HELLO =
  'Hello, I am Ops Advisor. Ask me about DevOps and MLOps: I answer by rules and from sources that you can read.';
const MOST_PROMPTS = 4;

/** Parts of a channel's name that tell what its people work on, and what they may want to ask. */
const ABOUT: readonly { words: ReadonlySet<string>; prompts: readonly string[] }[] = [
  {
    words: new Set(['ai', 'data', 'llm', 'llms', 'ml', 'mlops', 'model', 'models', 'science', 'training']),
    prompts: [
      'Should we use MLOps for our fraud model?',
      'What is training-serving skew?',
      'Which tool tracks experiments and is free?',
      'What makes MLOps hard?',
    ],
  },
  {
    words: new Set([
      'cd',
      'ci',
      'deploy',
      'devops',
      'infra',
      'ops',
      'platform',
      'release',
      'releases',
      'sre',
    ]),
    prompts: [
      'Jenkins or GitLab CI for a small team?',
      'What is continuous delivery?',
      'Which tool deploys to Kubernetes and is free?',
      'What makes DevOps hard?',
    ],
  },
];

/** What is said to somebody who opened a place to talk: a greeting, and questions to begin with. */
export function startedReply(beside = ''): Reply {
  const words = beside.toLowerCase().split(/[^a-z]+/);
  const about = ABOUT.find((one) => words.some((word) => one.words.has(word)));
  return {
    text: HELLO,
    blocks: [{ type: 'text', text: HELLO }],
    audience: 'conversation',
    prompts: (about?.prompts ?? EXAMPLES).slice(0, MOST_PROMPTS),
  };
}
