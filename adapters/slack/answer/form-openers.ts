import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ActionEvent, ChatEvent } from '../../../src/chat/event';
import type { Form, Reply } from '../../../src/chat/reply';
import type { FormOrigin } from '../events/form-origin';
import { LIMITS } from '../render/limits';

/** The action of the button that opens a form later. Pressing it never reaches the advisor as such. */
const OPENER = 'slack-open-form';

/** So many forms that wait for their button are remembered. */
const REMEMBERED_FORMS = 1_000;

/** What was done when the form was asked for, to do it again where the form itself is forgotten. */
const deedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    command: z.enum(['ask', 'compare', 'survey', 'tips', 'help']),
    text: z.string(),
  }),
  z.object({ kind: z.literal('action'), action: z.string(), value: z.string() }),
  z.object({ kind: z.literal('message'), text: z.string(), addressed: z.boolean() }),
]);
const openerSchema = z.object({ key: z.string(), deed: deedSchema.optional() });

export type Reopened = { form: Form; origin: FormOrigin } | { event: ChatEvent } | 'forgotten';

/** Buttons that open a form which cannot open by itself: nothing was pressed, or that was too long ago. */
export interface FormOpeners {
  offer(form: Form, origin: FormOrigin, event: ChatEvent): Reply;
  /** What a pressed button stands for; undefined where it is none of these buttons. */
  reopen(press: ChatEvent): Reopened | undefined;
}

/** Forms are remembered in this process alone: another one, or a later one, asks the advisor again. */
export function createFormOpeners(): FormOpeners {
  const waiting = new Map<string, { form: Form; origin: FormOrigin; whose: string }>();
  return {
    offer(form, origin, event) {
      const key = randomUUID();
      waiting.set(key, { form, origin, whose: whoseOf(event) });
      const [oldest] = waiting.keys();
      if (waiting.size > REMEMBERED_FORMS && oldest !== undefined) waiting.delete(oldest);
      return offering(form, openerValue(key, event));
    },
    reopen(press) {
      if (press.kind !== 'action' || press.action !== OPENER) return undefined;
      const { key, deed } = parseOpener(press.value);
      const kept = waiting.get(key);
      if (kept?.whose === whoseOf(press)) return kept;
      return deed === undefined ? 'forgotten' : { event: again(press, deed) };
    },
  };
}

/** A form may hold what somebody filled in before: it opens for nobody else. */
function whoseOf({ conversation: { tenant }, person }: ChatEvent): string {
  return `${tenant}:${person.id}`;
}

function offering({ title }: Form, value: string): Reply {
  return {
    text: `${title}: press the button to open the form.`,
    blocks: [
      {
        type: 'text',
        text: [{ text: title, bold: true }, { text: ' is ready. Press the button to open it.' }],
      },
      { type: 'buttons', buttons: [{ label: 'Open the form', action: OPENER, value, style: 'primary' }] },
    ],
    audience: 'person',
  };
}

/** A form that was sent cannot be sent again; whatever is too long for a button is left to the memory alone. */
function openerValue(key: string, event: ChatEvent): string {
  const deed = deedSchema.safeParse(event);
  const whole = JSON.stringify({ key, ...(deed.success && { deed: deed.data }) });
  return whole.length <= LIMITS.buttonValue ? whole : JSON.stringify({ key });
}

function parseOpener(value: string): z.infer<typeof openerSchema> {
  try {
    return openerSchema.parse(JSON.parse(value));
  } catch {
    return { key: '' };
  }
}

function again(
  { at, conversation, id, person, private: isPrivate }: ActionEvent,
  deed: z.infer<typeof deedSchema>,
) {
  return { at, conversation, id, person, private: isPrivate, ...deed };
}
