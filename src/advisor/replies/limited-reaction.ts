import type { ChatEvent } from '../../chat/event';
import type { Reaction } from '../../chat/reply';
import type { Beyond } from '../rate-limits';
import { plainReply } from './plain-replies';

/** What somebody beyond a limit reads: once a minute, and in a form always, so that nothing filled in is lost. */
export function limitedReaction(event: ChatEvent, { isFirst, retryAfterSeconds }: Beyond): Reaction {
  const text = `That is more than I can take at once. Please try again in ${retryAfterSeconds} seconds.`;
  const [field] = event.kind === 'form' ? Object.keys(event.fields) : [];
  if (field !== undefined) return { type: 'form-refusal', problems: { [field]: text } };
  return isFirst ? plainReply(text, true) : undefined;
}
