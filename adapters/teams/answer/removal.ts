import type { OnEvent } from '../../../src/chat/adapter';
import type { RemovedEvent } from '../../../src/chat/event';
import type { TeamsParts } from '../receive/parts';

/** Where the store is away for a moment. In milliseconds. */
const TRY_AGAIN_AFTER = [1_000, 4_000];

/** Has the core forget what the app was removed from; nobody is there any more who could be told. Never rejects. */
export async function forget(
  { options: { log }, timing }: TeamsParts,
  event: RemovedEvent,
  onEvent: OnEvent,
): Promise<void> {
  const { conversation, from } = event;
  try {
    for (const pause of [...TRY_AGAIN_AFTER, undefined]) {
      if ((await onEvent(event)) === undefined) return;
      if (pause !== undefined) await timing.sleep(pause);
    }
    const place = { tenant: conversation.tenant, conversation: conversation.id, from };
    log.error(place, 'What the app was removed from could not be erased');
  } catch (error) {
    log.error({ event: event.kind, err: error }, 'An event was not handled');
  }
}
