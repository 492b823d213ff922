import { randomUUID } from 'node:crypto';
import { type InputBlock, type View, viewSchema } from './block-kit';
import { hasTwice, type Refusal } from './check-message';
import { type Args, isRefusal, type Methods, parseJson, type Result } from './method';
import type { OpenView, SlackState } from './state';

export const VIEW_METHODS: Methods = {
  'views.open': { call: open },
};

const TRIGGER_LIFE_MS = 3_000;

function open(state: SlackState, args: Args): Result {
  const trigger = state.triggers.find(({ id }) => id === args.trigger_id);
  if (trigger === undefined) return { error: 'invalid_trigger_id' };
  if (trigger.used) return { error: 'exchanged_trigger_id' };
  if (state.now().getTime() - trigger.at.getTime() > TRIGGER_LIFE_MS) return { error: 'expired_trigger_id' };
  const view = checkView(parseJson(args.view));
  if (isRefusal(view)) return view;
  trigger.used = true;
  const opened = newView(trigger.user, view);
  state.views.push(opened);
  state.changed();
  return { ok: true, view: { id: opened.id, hash: opened.hash } };
}

/** Checks a modal, as Slack does. */
export function checkView(raw: unknown): View | Refusal {
  const parsed = viewSchema.safeParse(raw);
  if (!parsed.success)
    return invalid(parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`));
  const inputs = inputsOf(parsed.data);
  if (inputs.length > 0 && parsed.data.submit === undefined) return invalid(['submit: missing']);
  if (hasTwice(parsed.data.blocks.map((block) => block.block_id))) return invalid(['block_id used twice']);
  return inputs.every(hasKnownInitial) ? parsed.data : invalid(['initial_option is none of the options']);
}

export function newView(user: string, view: View, id = `V${randomUUID()}`): OpenView {
  const named = {
    ...view,
    blocks: view.blocks.map((block) => ({ block_id: randomUUID().slice(0, 5), ...block })),
  };
  const values = Object.fromEntries(inputsOf(named).map((block) => [block.block_id ?? '', initial(block)]));
  return { id, hash: randomUUID(), user, view: named, values, errors: {} };
}

export function inputsOf({ blocks }: Pick<View, 'blocks'>): InputBlock[] {
  return blocks.filter((block) => block.type === 'input');
}

function hasKnownInitial({ element }: InputBlock): boolean {
  if (element.type === 'plain_text_input' || element.initial_option === undefined) return true;
  const wanted = JSON.stringify(element.initial_option);
  return element.options.some((option) => JSON.stringify(option) === wanted);
}

function initial({ element }: InputBlock): string {
  return (element.type === 'plain_text_input' ? element.initial_value : element.initial_option?.value) ?? '';
}

function invalid(details: string[]): Refusal {
  return { error: 'invalid_arguments', details };
}
