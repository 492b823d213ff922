import { placeOf } from './advisor/memory';
import type { Carry, TakeOn } from './chat/adapter';
import type { ChatEvent } from './chat/event';
import type { Feature } from './chat/feature';
import type { Log } from './chat/log';
import { createInbox, type Inbox, type InboxPace } from './jobs/inbox';
import type { Database } from './storage/connection';
import type { InboxStore } from './storage/inbox-store';
import { postgresInbox } from './storage/postgres/inbox';
import type { Store } from './storage/store';
import { inEvent } from './telemetry/event-context';
import type { Telemetry } from './telemetry/telemetry';

export interface InboxParts {
  database: Database;
  store: Store;
  features: readonly Feature[];
  telemetry: Pick<Telemetry, 'metrics' | 'onRead'>;
  log: Log;
  pace?: Partial<InboxPace> | undefined;
}

/** The inbox of this replica, with what it may keep: nothing that could tell what somebody answered in a survey. */
export function openInbox({ database, features, log, pace = {}, store, telemetry }: InboxParts): Inbox {
  const { metrics, onRead } = telemetry;
  const kept: InboxStore = postgresInbox(database);
  onRead(async () => metrics.inbox.set(await kept.countEvents()));
  const inbox = createInbox({
    store: { ...store, ...kept },
    mayKeep: async (event) =>
      !features.some((feature) => feature.bearsRepeats?.(event)) && (await isForUs(event, store)),
    onTakenOver: ({ conversation: { platform } }) => metrics.recovered.inc({ platform }),
    log,
    pace,
  });
  return { ...inbox, takeOn: inContext(inbox.takeOn) };
}

/** What others say in a thread is kept only where the advisor takes part in it. */
async function isForUs(event: ChatEvent, store: Store): Promise<boolean> {
  if (event.kind !== 'message' || event.addressed) return true;
  return store.hasSpokenIn(placeOf(event.conversation), new Date());
}

/** All that is logged about an event carries its id. */
function inContext(takeOn: TakeOn): TakeOn {
  return async (event) => {
    const carry = await takeOn(event);
    const inside: Carry = (work) => inEvent(() => carry(work));
    return inside;
  };
}
