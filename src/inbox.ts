import { placeOf } from './advisor/memory';
import type { Carry, TakeOn } from './chat/adapter';
import type { ChatEvent } from './chat/event';
import type { Feature } from './chat/feature';
import type { Log } from './chat/log';
import { createInbox, type Inbox, type InboxPace } from './jobs/inbox';
import { createTurns } from './jobs/turns';
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
  return { ...inbox, takeOn: inTurnAndContext(inbox.takeOn) };
}

/** What others say in a thread is kept only where the advisor takes part in it. */
async function isForUs(event: ChatEvent, store: Store): Promise<boolean> {
  if (event.kind !== 'message' || event.addressed) return true;
  return store.hasSpokenIn(placeOf(event.conversation), new Date());
}

/**
 * A crowd of questions is acknowledged before each of them is answered: platforms wait for seconds, people for longer.
 * Who pressed a button or sent a form looks at it, and is answered at once. All that is logged about an event carries
 * its id.
 */
function inTurnAndContext(takeOn: TakeOn): TakeOn {
  const turns = createTurns();
  return async (event) => {
    const { isKept, carry } = await turns.atOnce(() => takeOn(event));
    const inside: Carry = (work) => inEvent(() => carry(work));
    const waits = event.kind === 'message' || event.kind === 'command';
    return { isKept, carry: waits ? (work) => turns.inTurn(() => inside(work)) : inside };
  };
}
