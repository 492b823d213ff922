import { z } from 'zod';
import type { AppLink, Delivered } from './app-link';
import type { InputBlock } from './block-kit';
import { isRefusal } from './method';
import { submissionBody } from './payloads';
import { readMessage } from './read-message';
import type { OpenView, SlackState, Trigger } from './state';
import { checkView, inputsOf, newView } from './view-methods';

/** A modal, as the person before it can use it. */
export interface ViewDriver {
  readonly view: OpenView;
  /** All that can be read in it, what is wrong included. */
  read(): string;
  /** Fills fields in by the ids of their blocks; an empty text empties the field. */
  fill(fields: Readonly<Record<string, string>>): ViewDriver;
  /** Sends it. As in Slack nothing is sent while a field that has to be filled in is empty: it throws. */
  submit(): Promise<Delivered>;
  close(): void;
}

interface DriverOptions {
  state: SlackState;
  link: () => AppLink;
  trigger: (user: string) => Trigger;
}

/** The modal that lies on top before a person. */
export function driveView({ link, state, trigger }: DriverOptions, user: string): ViewDriver | undefined {
  const view = state.views.findLast((open) => open.user === user);
  if (view === undefined) return undefined;
  const driver: ViewDriver = {
    view,
    read: () => readView(view),
    fill(fields) {
      for (const [id, value] of Object.entries(fields)) fillIn(view, id, value);
      return driver;
    },
    async submit() {
      const missing = inputsOf(view.view).filter((block) => !block.optional && filledIn(view, block) === '');
      if (missing.length > 0) throw new Error(`to be filled in: ${missing.map(({ label }) => label.text)}`);
      const body = submissionBody(state, view, trigger(user).id);
      const delivered = await link().deliver('interactive', body);
      takeResponse(state, view, delivered);
      state.changed();
      return delivered;
    },
    close() {
      remove(state, view);
      state.changed();
    },
  };
  return driver;
}

function fillIn(view: OpenView, id: string, value: string): void {
  const block = inputsOf(view.view).find(({ block_id }) => block_id === id);
  if (block === undefined) throw new Error(`there is no field "${id}"`);
  const { element } = block;
  const isOffered =
    element.type === 'plain_text_input'
      ? value.length <= (element.max_length ?? 3_000)
      : value === '' || element.options.some((option) => option.value === value);
  if (!isOffered) throw new Error(`the field "${id}" does not take "${value}"`);
  view.values[id] = value;
}

function filledIn({ values }: OpenView, { block_id = '' }: InputBlock): string {
  return values[block_id] ?? '';
}

const responseSchema = z.discriminatedUnion('response_action', [
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

const TROUBLE = 'We had some trouble connecting. Try again?';

function takeResponse(state: SlackState, view: OpenView, { acknowledged, response }: Delivered): void {
  view.errors = {};
  const parsed = responseSchema.safeParse(response ?? { response_action: 'clear' });
  if (!acknowledged || !parsed.success) fail(view);
  else if (parsed.data.response_action === 'errors') showErrors(view, parsed.data.errors);
  else if (parsed.data.response_action === 'update') replace(view, parsed.data.view);
  else remove(state, view);
}

/** Slack takes errors for fields alone, and shows none at all where one is for something else. */
function showErrors(view: OpenView, errors: Record<string, string>): void {
  const fields = inputsOf(view.view).map(({ block_id }) => block_id);
  if (Object.keys(errors).every((id) => fields.includes(id))) view.errors = errors;
  else fail(view);
}

/** What was filled in stays where a field keeps its id. */
function replace(view: OpenView, raw: unknown): void {
  const next = checkView(raw);
  if (isRefusal(next)) fail(view);
  else {
    const fresh = newView(view.user, next, view.id);
    const kept = Object.entries(view.values).filter(([id]) => id in fresh.values);
    Object.assign(view, fresh, { values: { ...fresh.values, ...Object.fromEntries(kept) } });
  }
}

function fail(view: OpenView): void {
  view.errors = { '': TROUBLE };
}

function remove(state: SlackState, view: OpenView): void {
  const place = state.views.indexOf(view);
  if (place >= 0) state.views.splice(place, 1);
}

function readView({ errors, view }: OpenView): string {
  const lines = view.blocks.map((block) =>
    block.type === 'input' ? readInput(block) : readMessage({ text: '', blocks: [block] }),
  );
  const submit = view.submit === undefined ? [] : [`[${view.submit.text}]`];
  return [view.title.text, ...lines, ...Object.values(errors), ...submit].join('\n');
}

function readInput({ element, hint, label }: InputBlock): string {
  const options = element.type === 'plain_text_input' ? [] : element.options;
  const choices = options.map(
    ({ description, text }) => `( ) ${[text.text, description?.text ?? ''].join(' ')}`,
  );
  return [label.text, ...choices, ...(hint ? [hint.text] : [])].join('\n');
}
