import { answerButton } from '../../advisor/replies/actions';
import type { Button } from '../../chat/reply';
import { FEEDBACK_ACTIONS } from '../actions';

/** Below every answer; they carry its id. */
export function voteButtons(answer: string): Button[] {
  return [
    answerButton('Helpful', FEEDBACK_ACTIONS.helpful, { answer }),
    answerButton('Not helpful', FEEDBACK_ACTIONS.notHelpful, { answer }),
  ];
}

/** Where people answer what the advisor cannot. */
export function askButton(answer: string): Button {
  return answerButton('Ask a person', FEEDBACK_ACTIONS.askPerson, { answer });
}

export const WHAT_IS_KEPT: Button = {
  label: 'What is kept',
  action: FEEDBACK_ACTIONS.kept,
  value: 'kept',
};
export const KEEP: Button = { label: 'Keep such questions', action: FEEDBACK_ACTIONS.on, value: 'on' };
export const KEEP_NO_MORE: Button = {
  label: 'Keep no more',
  action: FEEDBACK_ACTIONS.off,
  value: 'off',
};

/** What was kept so far goes. */
export function eraseButton(count: number): Button {
  const label = count === 1 ? 'Erase the one kept question' : `Erase all ${count} kept questions`;
  return { label, action: FEEDBACK_ACTIONS.erase, value: 'erase', style: 'danger' };
}
