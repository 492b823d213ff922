import type { ActionEvent, FormEvent } from '../../chat/event';
import type { Form, FormRefusal } from '../../chat/reply';

/** The form in which a question is typed. */
export const ASK_FORM = 'ask';

const FIELD = 'question';
/** A message may be much longer than any question; a button's value is not. */
const LONGEST_START = 1_500;

/** The form, begun with what came along. Where its answer is read is said before the first field. */
export function askForm({ conversation, private: isPrivate, value }: ActionEvent): Form {
  const isAlone = conversation.kind === 'direct' && !isPrivate;
  const start = value.trim().slice(0, LONGEST_START);
  return {
    type: 'form',
    id: ASK_FORM,
    title: 'Ask Ops Advisor',
    submit: 'Ask',
    value: '',
    intro: [
      isAlone
        ? 'I answer in our direct messages.'
        : 'Only you see the answer. You can share it with the others afterwards.',
    ],
    fields: [
      {
        type: 'text',
        id: FIELD,
        label: 'Your question',
        hint: 'For example: Should we use MLOps for our fraud model?',
        multiline: true,
        ...(start === '' ? {} : { initial: start }),
      },
    ],
  };
}

/** The question that was typed, or what is wrong with it. */
export function askedIn({ fields }: FormEvent): string | FormRefusal {
  const question = fields[FIELD]?.trim() ?? '';
  if (question !== '') return question;
  return { type: 'form-refusal', problems: { [FIELD]: 'Please type a question.' } };
}
