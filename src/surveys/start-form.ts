import { z } from 'zod';
import type { FormEvent } from '../chat/event';
import type { Form, FormRefusal } from '../chat/reply';
import type { SurveyFile } from '../knowledge/survey-schema';
import { FORMS } from './actions';
import { DEFAULT_DURATION, DURATIONS, type Duration } from './durations';
import { type Kind, kindsOf } from './kinds';
import { LOWEST_MINIMUM } from './score';

const MINIMA = [3, 4, 5, 6, 8, 10, 15, 20];
const DEFAULT_MINIMUM = 5;
const LONGEST_SUBJECT = 60;

const fieldsSchema = z.object({
  kind: z.string().default(''),
  subject: z.string().trim().default(''),
  duration: z.string().default(DEFAULT_DURATION),
  minimum: z.coerce.number().default(DEFAULT_MINIMUM),
});

/** What a survey is to be like. */
export interface StartChoice {
  kind: Kind;
  subject: string;
  duration: Duration;
  minimum: number;
}

/** The dialog that starts a survey. `kind` is chosen beforehand. */
export function startForm(files: readonly SurveyFile[], kind: Kind | undefined): Form {
  const kinds = kindsOf(files);
  return {
    type: 'form',
    id: FORMS.start,
    title: 'Start a survey',
    submit: 'Start',
    value: '',
    intro: [
      'Everybody in this conversation can answer, in about three minutes. Nobody sees anything before it closes.',
    ],
    fields: [
      {
        type: 'menu',
        id: 'kind',
        label: 'Which survey?',
        options: kinds.map(({ id, label }) => ({ value: id, label })),
        initial: kind?.id ?? kinds[0]?.id ?? '',
      },
      {
        type: 'text',
        id: 'subject',
        label: 'Which one service, application or model is it about?',
        hint: 'For example: checkout. The same name next time makes the results comparable.',
      },
      {
        type: 'menu',
        id: 'duration',
        label: 'How long may people answer?',
        options: DURATIONS.map(({ id, label }) => ({ value: id, label })),
        initial: DEFAULT_DURATION,
      },
      {
        type: 'menu',
        id: 'minimum',
        label: 'From how many answers on is there a result?',
        options: MINIMA.map((number) => ({ value: String(number), label: `${number} answers` })),
        initial: String(DEFAULT_MINIMUM),
      },
    ],
  };
}

/** Reads the dialog, or says beside each field what is wrong with it. */
export function readStartForm(files: readonly SurveyFile[], event: FormEvent): StartChoice | FormRefusal {
  const fields = fieldsSchema.safeParse(event.fields).data;
  const kind = kindsOf(files).find(({ id }) => id === fields?.kind);
  const duration = DURATIONS.find(({ id }) => id === fields?.duration);
  const subject = fields?.subject ?? '';
  const minimum = fields?.minimum ?? 0;
  if (kind === undefined) return refuse('kind', 'Choose one of the surveys in the list.');
  if (subject === '') return refuse('subject', 'Name the service, application or model.');
  if (subject.length > LONGEST_SUBJECT)
    return refuse('subject', `This is ${subject.length} characters long; use at most ${LONGEST_SUBJECT}.`);
  if (duration === undefined) return refuse('duration', 'Choose one of the durations in the list.');
  if (!MINIMA.includes(minimum))
    return refuse('minimum', `Choose one from the list: ${LOWEST_MINIMUM} is the lowest.`);
  return { kind, subject: subject.replace(/\s+/g, ' '), duration, minimum };
}

/** A form sent back because of one field. */
export function refuse(field: string, problem: string): FormRefusal {
  return { type: 'form-refusal', problems: { [field]: problem } };
}
