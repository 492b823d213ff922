import { z } from 'zod';
import type { Form, FormRefusal } from '../chat/reply';
import { ASK_FORM } from './actions';

/** Of one person in an hour. */
export const MOST_AN_HOUR = 3;
const LONGEST = 1_500;
const ANONYMOUS = 'anonymous';
const NAMED = 'named';

export interface AskStart {
  question: string;
  /** What people call the channel that it goes to. */
  channel: string;
  /** What the platform calls the person; absent where it does not tell. */
  name: string | undefined;
}

/** Shows what will be sent and where, before anything is. */
export function askForm({ channel, name, question }: AskStart): Form {
  const options = [
    { value: ANONYMOUS, label: 'No, leave it out' },
    ...(name === undefined ? [] : [{ value: NAMED, label: `Yes, add it: ${name}`.slice(0, 75) }]),
  ];
  return {
    type: 'form',
    id: ASK_FORM,
    title: 'Ask a person',
    submit: 'Send',
    value: '',
    intro: [
      `This is posted in ${channel}, where people can answer it. Nothing is sent before you press Send.`,
      `You can ask ${MOST_AN_HOUR} times an hour.`,
    ],
    fields: [
      {
        type: 'text',
        id: 'question',
        label: 'Your question',
        initial: question.slice(0, LONGEST),
        multiline: true,
      },
      { type: 'choice', id: 'name', label: 'Add your name?', options, initial: ANONYMOUS },
    ],
  };
}

export interface Asking {
  question: string;
  isNamed: boolean;
}

const fieldsSchema = z.object({
  question: z.string().trim().min(1).max(LONGEST),
  name: z.enum([ANONYMOUS, NAMED]).default(ANONYMOUS),
});

/** Reads what came back, or says beside the field what is wrong with it. */
export function readAskForm(fields: Readonly<Record<string, string>>): Asking | FormRefusal {
  const parsed = fieldsSchema.safeParse(fields);
  if (parsed.success) return { question: parsed.data.question, isNamed: parsed.data.name === NAMED };
  const long = (fields.question ?? '').trim().length;
  const problem =
    long > LONGEST ? `These are ${long} characters; ${LONGEST} fit.` : 'Write what you want to ask.';
  return { type: 'form-refusal', problems: { question: problem } };
}
