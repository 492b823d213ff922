import type { FormEvent } from '../chat/event';
import type { Choice, Field, Form, FormRefusal } from '../chat/reply';
import { FORMS, surveyValue } from './actions';
import { closesSpans, promise } from './replies/promise';
import type { AnswerSet } from './result';
import type { Run } from './run';
import { answersSchema } from './run-codec';
import type { Level } from './statistics';
import type { SurveyQuestion } from './survey';

const DONT_KNOW = 'dont-know';
const LEVELS = ['1', '2', '3', '4', '5'];
const LONGEST_TITLE = 24;

/** The dialog in which a person answers; with earlier answers, if there are any, chosen already. */
export function answerForm(run: Run, earlier: unknown): Form {
  const given = answersSchema.safeParse(earlier).data ?? {};
  const { survey, subject } = run;
  const about = `${survey.title}: think of ${subject}. It takes about ${survey.minutes} minutes.`;
  return {
    type: 'form',
    id: FORMS.answer,
    title: survey.title.length <= LONGEST_TITLE ? survey.title : 'Maturity survey',
    submit: 'Send',
    value: surveyValue(run.id),
    intro: [
      `${about} ${survey.instructions ?? ''}`.trim(),
      promise(run.minimum),
      [
        { text: 'You can change your answers until it closes, ' },
        ...closesSpans(run.closesAt),
        { text: '.' },
      ],
    ],
    fields: survey.items.map((item, index) => fieldOf(item, index, given[item.id])),
  };
}

/** The options stand in the order of the levels, and never show a number. */
function fieldOf(item: SurveyQuestion, index: number, given: Level | 'dont-know' | undefined): Field {
  const anchors = item.anchors.map(
    ({ label, detail }, level): Choice => ({
      value: String(level + 1),
      label,
      ...(detail === undefined ? {} : { detail }),
    }),
  );
  return {
    type: 'choice',
    id: item.id,
    label: `${index + 1}. ${item.question}`,
    options: [...anchors, { value: DONT_KNOW, label: item.dontKnow }],
    ...(given === undefined ? {} : { initial: String(given) }),
  };
}

/** Reads the dialog, or says which questions have no answer. */
export function readAnswerForm(run: Run, { fields }: FormEvent): AnswerSet | FormRefusal {
  const answers = run.survey.items.map(({ id }) => [id, levelOf(fields[id])] as const);
  const missing = answers.filter(([, answer]) => answer === undefined);
  if (missing.length === 0) return Object.fromEntries(answers) as AnswerSet;
  const problem = 'Choose one line. The last one says that you do not know.';
  return { type: 'form-refusal', problems: Object.fromEntries(missing.map(([id]) => [id, problem])) };
}

function levelOf(value: string | undefined): Level | 'dont-know' | undefined {
  if (value === DONT_KNOW) return value;
  return value !== undefined && LEVELS.includes(value) ? (Number(value) as Level) : undefined;
}

/** Whether what was read is a form to be sent back. */
export function isRefusal<T extends object>(read: T | FormRefusal): read is FormRefusal {
  return 'type' in read && read.type === 'form-refusal';
}
