import type { PageSide } from '../../page-protocol';
import type { SlackState } from '../../slack/state';

/** The direct message of a panel's key, which may name a thread as well. */
const conversationOf = (key: string) => key.split(':')[0] ?? '';

/** Where the advisor's side panel says that it is at work. */
export function typingOnPage({ panels }: SlackState): string[] {
  const atWork = [...panels].filter(([, { statuses }]) => (statuses.at(-1) ?? '') !== '');
  return atWork.map(([key]) => conversationOf(key));
}

/** What the advisor suggests to ask in its direct messages. */
export function promptsOnPage({ panels }: SlackState): PageSide['prompts'] {
  return [...panels].flatMap(([key, { prompts }]) =>
    prompts.map((prompt) => ({ conversation: conversationOf(key), ...prompt })),
  );
}
