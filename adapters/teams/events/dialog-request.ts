import type { ChatEvent } from '../../../src/chat/event';
import type { Form } from '../../../src/chat/reply';
import { baseOf, type EventBase } from './events';
import {
  askedAgainSchema,
  BUTTON_KEY,
  buttonDataSchema,
  FIELD_PREFIX,
  filledFormSchema,
  type Incoming,
  taskSchema,
} from './payloads';

/** Something that Teams wants a dialog for, or that was done in one. */
export interface DialogRequest {
  /** Whether a dialog is to open, or is open already. */
  stage: 'open' | 'sent';
  event: ChatEvent;
  /** The form that was sent. */
  form?: Form;
}

/** Reads a `task/fetch` or `task/submit`; `undefined` where it is neither, or not ours. */
export function toDialogRequest(incoming: Incoming, now: Date): DialogRequest | undefined {
  if (incoming.type !== 'invoke' || (incoming.name !== 'task/fetch' && incoming.name !== 'task/submit'))
    return undefined;
  const base = baseOf(incoming, now);
  const data = taskSchema.safeParse(incoming.value).data?.data;
  if (incoming.name === 'task/fetch') return asked('open', { ...base, private: true }, data);
  return filled(base, data) ?? asked('sent', { ...base, private: true }, data);
}

/** A button that opens a dialog, or one on an answer inside a dialog: nobody else sees what comes of either. */
function asked(stage: DialogRequest['stage'], base: EventBase, data: unknown): DialogRequest | undefined {
  const button = buttonDataSchema.safeParse(data).data?.[BUTTON_KEY];
  if (button) return { stage, event: { ...base, kind: 'action', ...button } };
  const again = askedAgainSchema.safeParse(data).data?.[BUTTON_KEY].again;
  if (!again) return undefined;
  const event = again.kind === 'message' ? { ...base, ...again, addressed: true } : { ...base, ...again };
  return { stage, event };
}

function filled(base: EventBase, data: unknown): DialogRequest | undefined {
  const parsed = filledFormSchema.safeParse(data).data;
  if (!parsed) return undefined;
  const { form } = parsed[BUTTON_KEY];
  const event = {
    ...base,
    kind: 'form' as const,
    form: form.id,
    value: form.value,
    fields: fieldsIn(parsed),
  };
  return { stage: 'sent', event, form };
}

function fieldsIn(data: Record<string, unknown>): Record<string, string> {
  const filledIn = Object.entries(data).filter(
    (entry): entry is [string, string] =>
      entry[0].startsWith(FIELD_PREFIX) && typeof entry[1] === 'string' && entry[1].trim() !== '',
  );
  return Object.fromEntries(filledIn.map(([key, value]) => [key.slice(FIELD_PREFIX.length), value]));
}
