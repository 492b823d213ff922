import { Memory, type Remembered } from '../advisor/memory';
import type { Vote } from '../advisor/observed';
import { FORGOTTEN } from '../advisor/questions';
import { parseButtonValue } from '../advisor/replies/actions';
import type { ActionEvent } from '../chat/event';
import type { Reply } from '../chat/reply';
import { hashOf, keepQuestion } from './keep-question';
import { type FeedbackParts, ownerOf } from './parts';
import { personChannelOf } from './person-channel';
import { askButton, WHAT_IS_KEPT } from './replies/buttons';
import { tell } from './replies/say';

/** The answer that a button stands on, where it was given in this very conversation, not to somebody else alone. */
export function answerOf({ now, store }: FeedbackParts, event: ActionEvent): Promise<Remembered | undefined> {
  const value = parseButtonValue(event.value);
  return value === undefined ? Promise.resolve(undefined) : new Memory(store, now).find(event, value.answer);
}

/**
 * Thanks for a vote, and says what else would help.
 * @param counted told when the vote counts: it is the person's first on this answer. Only a hash of both is kept, as long
 *   as ids of events are; not what the vote was.
 */
export async function takeVote(
  parts: FeedbackParts,
  event: ActionEvent,
  vote: Vote,
  counted: () => void,
): Promise<Reply> {
  const before = await answerOf(parts, event);
  if (before === undefined) return tell({ text: FORGOTTEN });
  const id = `vote:${hashOf(before.answerId, event.person.id)}`;
  if (await parts.store.claimEvent(ownerOf(event.conversation), id, parts.now())) counted();
  return vote === 'helpful' ? tell({ text: 'Thank you, good to know.' }) : whatElse(parts, event, before);
}

async function whatElse(parts: FeedbackParts, event: ActionEvent, before: Remembered): Promise<Reply> {
  const owner = ownerOf(event.conversation);
  const settings = await parts.store.findFeedbackSettings(owner);
  if (settings.keepsQuestions) await keepQuestion(parts, owner, { ...before, gap: 'not-helpful' });
  const channel = personChannelOf(settings, owner);
  const kept = settings.keepsQuestions
    ? 'The question is kept without names, for those who maintain my knowledge.'
    : 'Nothing is kept of it.';
  const hint = channel === undefined ? ' Other words, or more about your case, often help.' : '';
  return tell({
    text: `Thank you for saying so. ${kept}${hint}`,
    buttons: [
      ...(channel === undefined ? [] : [askButton(before.answerId)]),
      ...(settings.keepsQuestions ? [WHAT_IS_KEPT] : []),
    ],
  });
}
