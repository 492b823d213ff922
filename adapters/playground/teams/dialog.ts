import type { DialogCard } from './card-schema';
import { cardActions, cardInputs, cardText, type Input } from './card-text';
import { taskAnswerSchema } from './task-schema';

/** What a person sees of a dialog after something was done: one that is open, or a text, or nothing any more. */
export type DialogView =
  | { state: 'open'; dialog: Dialog }
  | { state: 'message'; text: string }
  | { state: 'closed' }
  /** "Unable to reach app": no answer in time, after three attempts. */
  | { state: 'unreachable' };

/** Sends what was done in a dialog to the bot; resolves with what Teams shows next. */
export type Send = (data: object) => Promise<DialogView>;

/** An open dialog, as the person in front of it uses it. */
export class Dialog {
  private readonly filled = new Map<string, string>();

  constructor(
    readonly title: string,
    readonly card: DialogCard,
    private readonly send: Send,
  ) {
    for (const { id, value } of cardInputs(card)) if (value !== undefined) this.filled.set(id, value);
  }

  get text(): string {
    return cardText(this.card);
  }

  /** What each input holds now, by its label; empty ones are absent. */
  get values(): Record<string, string> {
    const entries = cardInputs(this.card).map(({ id, label }) => [label, this.filled.get(id)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  /**
   * Types a text, or chooses by value or by how a title begins; inputs are known by label or id.
   * @throws where there is no such input or choice
   */
  fill(name: string, text: string): this {
    const input = cardInputs(this.card).find(({ id, label }) => label === name || id === name);
    if (!input) throw new Error(`There is nothing to fill in called "${name}" in "${this.title}".`);
    this.filled.set(input.id, valueFor(input, text));
    return this;
  }

  /** Presses a button; the last one unless named. @throws where Teams would not send it: something is missing */
  submit(label?: string): Promise<DialogView> {
    const button = cardActions(this.card).findLast(({ title }) => label === undefined || title === label);
    if (!button) throw new Error(`There is no button "${label ?? ''}" in "${this.title}".`);
    const missing = cardInputs(this.card).find(
      ({ id, isRequired }) => isRequired && !this.filled.get(id)?.trim(),
    );
    if (missing) throw new Error(`"${missing.label}" is not filled in: ${missing.errorMessage ?? ''}`);
    return this.send({ ...button.data, ...Object.fromEntries(this.filled) });
  }
}

/** Reads what the bot answered. @throws where Teams would show an error instead */
export function readTaskAnswer(body: string, send: Send): DialogView {
  if (body === '') return { state: 'closed' };
  const { data, error } = taskAnswerSchema.safeParse(JSON.parse(body));
  if (!data) throw new Error(`Teams cannot show this answer: ${error.message}`);
  const { task } = data;
  if (task.type === 'message') return { state: 'message', text: task.value };
  return { state: 'open', dialog: new Dialog(task.value.title, task.value.card.content, send) };
}

function valueFor(input: Input, text: string): string {
  if (input.type === 'Input.Text') return text;
  const choice =
    input.choices.find(({ title, value }) => title === text || value === text) ??
    input.choices.find(({ title }) => title.startsWith(text));
  if (!choice) throw new Error(`"${input.label}" has no choice "${text}".`);
  return choice.value;
}
