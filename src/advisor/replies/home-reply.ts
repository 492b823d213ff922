import { ASK_ACTION } from '../../chat/ask';
import type { Block, Reply } from '../../chat/reply';

/** What one feature has for the page; `undefined` where it could not be looked up. */
export type HomePart = readonly Block[] | undefined;

const LOST = 'I could not look up everything just now. Open this page again in a minute.';

/** The advisor's own page: how to ask, and what each feature has for this person, one below the other. */
export function homeReply(parts: readonly HomePart[]): Reply {
  const blocks: Block[] = [
    { type: 'heading', text: 'Ops Advisor' },
    {
      type: 'text',
      text: 'I advise on DevOps and MLOps: which of them a project needs, which tools fit, and what a term means.',
    },
    {
      type: 'buttons',
      buttons: [{ label: 'Ask a question', action: ASK_ACTION, value: '', style: 'primary' }],
    },
    ...(parts.includes(undefined) ? [{ type: 'note', text: LOST } as const] : []),
    ...parts.flatMap((part) => part ?? []),
  ];
  return { text: 'Ops Advisor: ask a question, and see what is open for you.', blocks, audience: 'person' };
}
