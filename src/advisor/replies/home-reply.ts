import type { Block, Reply } from '../../chat/reply';

/** The advisor's own page: what each feature has for this person, one below the other. */
export function homeReply(parts: readonly (readonly Block[])[]): Reply {
  const blocks: Block[] = [
    { type: 'heading', text: 'Ops Advisor' },
    { type: 'text', text: 'Ask me about DevOps and MLOps here, in a channel, or with /ops-ask.' },
    ...parts.flat(),
  ];
  return { text: 'Ops Advisor: what is open for you.', blocks, audience: 'person' };
}
