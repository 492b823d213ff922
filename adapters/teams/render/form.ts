import type { Choice, Field, Form } from '../../../src/chat/reply';
import { BUTTON_KEY, FIELD_PREFIX } from '../events/payloads';
import { type AdaptiveCard, type CardElement, type Input, toCard } from './card';
import { LIMITS } from './limits';
import { textBlocks } from './text';

/** What was filled in before, in place of what the form proposes, and what was wrong with it; both by field id. */
export interface FormState {
  filled?: Readonly<Record<string, string>>;
  problems?: Readonly<Record<string, string>>;
}

/**
 * The card of a dialog, from top to bottom in the order in which it is read out: the problems, the introduction, each
 * problem above its field. The form travels along in the card, so that any replica can show it again.
 */
export function formCard(form: Form, { filled, problems = {} }: FormState = {}): AdaptiveCard {
  const body = [
    ...generalProblems(form, problems),
    ...form.intro.flatMap((text) => textBlocks(text)),
    ...form.fields.flatMap((field) =>
      fieldElements(field, filled ? filled[field.id] : field.initial, problems[field.id]),
    ),
  ];
  const data = { [BUTTON_KEY]: { form } };
  return {
    ...toCard(form.title, body.length > 0 ? body : textBlocks(form.title)),
    actions: [{ type: 'Action.Submit', title: form.submit, style: 'positive', data }],
  };
}

function generalProblems({ fields }: Form, problems: Readonly<Record<string, string>>): CardElement[] {
  const known = new Set(fields.map(({ id }) => id));
  const others = Object.entries(problems).filter(([id]) => !known.has(id));
  if (Object.keys(problems).length === 0) return [];
  return ['Not sent yet: please look at what is marked.', ...others.map(([, text]) => text)].flatMap(problem);
}

function fieldElements(field: Field, value: string | undefined, wrong: string | undefined): CardElement[] {
  const input = toInput(field, value);
  return wrong === undefined ? [input] : [...problem(wrong), input];
}

/** Marked by a sign as well as by its colour. */
function problem(text: string): CardElement[] {
  return textBlocks(`⚠ ${text}`, { weight: 'Bolder', color: 'Attention' });
}

function toInput(field: Field, value: string | undefined): Input {
  const base = {
    id: `${FIELD_PREFIX}${field.id}`,
    label: field.label,
    isRequired: field.optional !== true,
    errorMessage: field.type === 'text' ? 'Please fill this in.' : 'Please choose one.',
    ...(value === undefined ? {} : { value }),
  };
  if (field.type !== 'text')
    return {
      ...base,
      type: 'Input.ChoiceSet',
      wrap: true,
      style: styleOf(field),
      choices: field.options.map(toChoice),
    };
  return {
    ...base,
    type: 'Input.Text',
    ...(field.hint === undefined ? {} : { placeholder: field.hint }),
    ...(field.multiline === undefined ? {} : { isMultiline: field.multiline }),
  };
}

function styleOf({ type, options }: Exclude<Field, { type: 'text' }>): 'expanded' | 'compact' | 'filtered' {
  if (type === 'choice') return 'expanded';
  return options.length > LIMITS.menu ? 'filtered' : 'compact';
}

function toChoice({ value, label, detail }: Choice): { title: string; value: string } {
  return { title: detail === undefined ? label : `${label} – ${detail}`, value };
}
