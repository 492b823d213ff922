import { randomUUID } from 'node:crypto';
import type { PageForm } from '../../page-protocol';
import { cardInputs } from '../../teams/card-text';
import type { Dialog, DialogView } from '../../teams/dialog';
import { ActRefused } from '../act-refused';
import type { OpenForm } from '../workplace';

type Shown = Exclude<DialogView, { state: 'closed' }>;

interface Entry {
  id: string;
  person: string;
  shown: Shown;
  values: Record<string, string>;
  errors: Record<string, string>;
}

const UNREACHABLE = 'Unable to reach app. Please try again.';

/** The dialogs that are open before people; a newer one takes the place of an older one. */
export class OpenDialogs {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly changed: () => void) {}

  show(person: string, shown: DialogView, id: string = randomUUID()): void {
    if (shown.state === 'closed') this.entries.delete(person);
    else this.entries.set(person, { id, person, shown, values: valuesOf(shown), errors: {} });
    this.changed();
  }

  close(person: string, id: string): void {
    this.entry(person, id);
    this.entries.delete(person);
    this.changed();
  }

  /** Sends what was filled in; resolves once the bot has answered, or Teams has given up. */
  async submit(
    { form, person, button }: { form: string; person: string; button?: string | undefined },
    values: Record<string, string>,
  ): Promise<void> {
    const entry = this.entry(person, form);
    if (entry.shown.state !== 'open') throw new ActRefused('There is nothing to send in this dialog.');
    const { dialog } = entry.shown;
    entry.values = values;
    entry.errors = missingIn(dialog, values);
    this.changed();
    if (Object.keys(entry.errors).length > 0) return;
    for (const { id } of cardInputs(dialog.card)) dialog.fill(id, values[id] ?? '');
    this.show(person, await dialog.submit(button), form);
  }

  onPage(outside: (card: unknown) => unknown): PageForm[] {
    return [...this.entries.values()].map(({ errors, id, person, shown, values }) => ({
      id,
      person,
      values,
      errors,
      ...content(shown, outside),
    }));
  }

  formOf(person: string): OpenForm | undefined {
    const entry = this.entries.get(person);
    if (entry?.shown.state !== 'open') return undefined;
    const inputs = cardInputs(entry.shown.dialog.card);
    return { id: entry.id, fields: inputs.map((input) => fieldOf(input, entry.values)) };
  }

  private entry(person: string, id: string): Entry {
    const entry = this.entries.get(person);
    if (entry?.id !== id) throw new ActRefused('This dialog is not open any more.');
    return entry;
  }
}

function content(
  shown: Shown,
  outside: (card: unknown) => unknown,
): Pick<PageForm, 'title' | 'card' | 'text'> {
  if (shown.state === 'open') return { title: shown.dialog.title, card: outside(shown.dialog.card) };
  return { title: '', text: shown.state === 'message' ? shown.text : UNREACHABLE };
}

function valuesOf(shown: Shown): Record<string, string> {
  if (shown.state !== 'open') return {};
  const inputs = cardInputs(shown.dialog.card);
  return Object.fromEntries(inputs.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])));
}

/** Teams sends nothing while something that has to be filled in is empty, and says so beside it. */
function missingIn({ card }: Dialog, values: Record<string, string>): Record<string, string> {
  const missing = cardInputs(card).filter(({ id, isRequired }) => isRequired && !values[id]?.trim());
  return Object.fromEntries(
    missing.map(({ id, errorMessage }) => [id, errorMessage ?? 'This has to be filled in.']),
  );
}

function fieldOf(input: ReturnType<typeof cardInputs>[number], values: Record<string, string>) {
  const options =
    input.type === 'Input.ChoiceSet' ? { options: input.choices.map(({ value }) => value) } : {};
  return { id: input.id, value: values[input.id] ?? '', ...options };
}
