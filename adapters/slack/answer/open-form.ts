import type { Form } from '../../../src/chat/reply';
import { errorCode, toFailure, toPlatformError } from '../errors';
import { type FormOrigin, originOf } from '../events/form-origin';
import type { Incoming, Trigger } from '../events/incoming';
import { formView } from '../render/form-view';
import type { Bot } from '../workspaces/clients';
import { type AnswerTools, answer, type Respond } from './answer';
import type { FormOpeners } from './form-openers';

/** Slack takes a trigger for three seconds from when it sent it. */
const TRIGGER_LIFE_MS = 2_500;

const SPENT_TRIGGER = new Set([
  'exchanged_trigger_id',
  'expired_trigger_id',
  'invalid_trigger_id',
  'trigger_exchanged',
]);

export interface FormTools extends AnswerTools {
  openers: FormOpeners;
  now: () => Date;
}

/** What the bots of all tenants work with. */
export type SharedTools = Omit<FormTools, 'client' | 'me' | 'upload'>;

/** What one bot works with. */
export function toolsOf({ client, me, upload }: Bot, shared: SharedTools): FormTools {
  return { ...shared, client, me, upload };
}

/**
 * Opens a form before the person, or offers a button that does where Slack lets none open now.
 * @param origin where its answer belongs, where that is not where the event came from
 * @throws PlatformError where the form does not fit or Slack does not take it
 */
export async function openForm(
  tools: FormTools,
  incoming: Incoming,
  form: Form,
  respond?: Respond,
  origin: FormOrigin = originOf(incoming),
): Promise<void> {
  const view = formView(form, origin);
  const { event, trigger } = incoming;
  if (trigger !== undefined && isFresh(trigger, tools.now()) && (await opens(tools, trigger, view))) return;
  await answer(tools, incoming, tools.openers.offer(form, origin, event), respond);
}

function isFresh({ receivedAt }: Trigger, now: Date): boolean {
  return now.getTime() - receivedAt.getTime() <= TRIGGER_LIFE_MS;
}

async function opens(
  { client, log }: FormTools,
  { id }: Trigger,
  view: ReturnType<typeof formView>,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id: id, view });
    return true;
  } catch (error) {
    if (!SPENT_TRIGGER.has(errorCode(error)) && toFailure(error) === undefined)
      throw toPlatformError('opening a form', error);
    log.debug({ reason: errorCode(error) }, 'a form did not open, a button is offered');
    return false;
  }
}
