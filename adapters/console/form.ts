import type { Field, Form } from '../../src/chat/reply';

/** A form that is being filled in, one line a field. */
export interface Filling {
  form: Form;
  /** Field id -> what was chosen or typed. */
  fields: Record<string, string>;
  /** The field that is asked for now. */
  at: number;
}

/** Starts a form. */
export function beginForm(form: Form): Filling {
  return { form, fields: {}, at: 0 };
}

/** The question for the current field; `undefined` when all are answered. */
export function fieldPrompt({ form, at }: Filling): string | undefined {
  const field = form.fields[at];
  if (field === undefined) return undefined;
  const skip = field.optional ? ' (empty line: skip)' : '';
  const count = `${at + 1}/${form.fields.length} ${field.label}${skip}`;
  if (field.type === 'text') return field.initial === undefined ? count : `${count} [${field.initial}]`;
  const options = field.options.map(({ value, label, detail }, index) => {
    const chosen = value === field.initial ? ' *' : '';
    return `  [${index + 1}] ${label}${detail === undefined ? '' : ` (${detail})`}${chosen}`;
  });
  return [count, ...options].join('\n');
}

/** Takes a line as the answer to the current field; an unusable one leaves the form as it was. */
export function fillField(filling: Filling, line: string): { filling: Filling; problem?: string } {
  const field = filling.form.fields[filling.at];
  if (field === undefined) return { filling };
  const typed = line.trim();
  const value = typed === '' ? field.initial : enteredValue(field, typed);
  if (value === undefined && typed !== '')
    return { filling, problem: 'Type the number of one of the options, or cancel.' };
  if (value === undefined && !field.optional)
    return { filling, problem: 'Please answer this one, or type cancel.' };
  const fields = value === undefined ? filling.fields : { ...filling.fields, [field.id]: value };
  return { filling: { ...filling, fields, at: filling.at + 1 } };
}

function enteredValue(field: Field, typed: string): string | undefined {
  return field.type === 'text' ? typed : field.options[Number(typed) - 1]?.value;
}
