import { type TakeOn, takeLightly } from '../chat/adapter';
import type { ChatEvent } from '../chat/event';
import type { EventKey, InboxStore, TakenOver } from '../storage/inbox-store';
import type { StorageLog } from '../storage/log';
import type { EventStore } from '../storage/store';
import { canWait, readStoredEvent } from './stored-event';
import { within } from './within';

export interface InboxOptions {
  store: InboxStore & EventStore;
  /** Whether an event may be kept at all. */
  mayKeep(event: ChatEvent): Promise<boolean>;
  log: StorageLog;
  /** Told of every event that was taken over from a replica that died. */
  onTakenOver?: (event: ChatEvent) => void;
  pace?: Partial<InboxPace>;
  now?: () => Date;
}

/** Milliseconds. */
export interface InboxPace {
  /** How long a replica that says nothing more keeps its events. */
  leaseMs: number;
  /** How often to look for events of replicas that died. */
  pollMs: number;
  /** Slack waits for three seconds in all. */
  acknowledgeWithinMs: number;
}

/** The pace of a real set-up. */
export const PACE: InboxPace = { leaseMs: 30_000, pollMs: 5_000, acknowledgeWithinMs: 1_000 };
/** An event that outlived so many replicas is more likely their end than their victim. */
const MOST_TAKES = 3;
const BATCH = 20;

/** Events from when they are acknowledged to when they are answered: whatever becomes of this process, somebody answers. */
export interface Inbox {
  takeOn: TakeOn;
  /** As in the store; true for what this inbox has claimed already and hands over. */
  claimEvent: EventStore['claimEvent'];
  /** Begins to answer what replicas that died have left behind. A rejection has it tried again later. */
  start(answer: (event: ChatEvent) => Promise<void>): void;
  /** Takes nothing over any more; resolves once what is answered is forgotten. */
  stop(): Promise<void>;
}

/** Where the database is away, events are taken on without being kept: an answer at once is worth more. */
export function createInbox({ store, log, mayKeep, onTakenOver, ...options }: InboxOptions): Inbox {
  const { now = () => new Date() } = options;
  const pace = { ...PACE, ...options.pace };
  /** What this replica is working on. */
  const held = new Map<string, EventKey>();
  /** What is answered, and may still be in the store. */
  const answered = new Map<string, EventKey>();
  /** On the way into the store. */
  const underWay = new Map<string, Promise<unknown>>();
  /** Claimed, and not yet asked for by the advisor. */
  const claimed = new Set<string>();
  /** Work on events of others, which may take longer than the time between two looks. */
  const takingOver = new Set<Promise<void>>();
  let upkeep: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const until = () => new Date(now().getTime() + pace.leaseMs);

  /** Whether the event is in the store, whoever put it there. */
  async function keep(event: ChatEvent): Promise<boolean> {
    if (!(await mayKeep(event))) return false;
    const { conversation, id, person } = event;
    const key = { platform: conversation.platform, tenant: conversation.tenant, eventId: id };
    const entry = { ...key, conversation: conversation.id, person: person.id, record: event };
    if (await store.takeEvent(entry, now(), until())) hold(key);
    return true;
  }

  function track<T>({ conversation: { platform, tenant }, id }: ChatEvent, keeping: Promise<T>): Promise<T> {
    const name = nameOf({ platform, tenant, eventId: id });
    underWay.set(name, keeping);
    const settled = () => underWay.delete(name);
    keeping.then(settled, settled);
    return keeping;
  }

  function hold(key: EventKey): void {
    claimed.add(nameOf(key));
    held.set(nameOf(key), key);
  }

  async function done(event: ChatEvent, keeping: Promise<unknown>): Promise<void> {
    await keeping.catch(() => undefined);
    const { platform, tenant } = event.conversation;
    await forget({ platform, tenant, eventId: event.id });
  }

  async function forget(key: EventKey): Promise<void> {
    const name = nameOf(key);
    if (!held.delete(name) && !answered.has(name)) return;
    claimed.delete(name);
    answered.set(name, key);
    try {
      await store.forgetEvent(key);
      answered.delete(name);
    } catch (error) {
      log.warn({ err: error }, 'an event that is answered could not be forgotten yet');
    }
  }

  async function lookAfter(answer: (event: ChatEvent) => Promise<void>): Promise<void> {
    try {
      const ours = [...held.values(), ...answered.values()];
      if (ours.length > 0) await store.renewEvents(ours, until());
      for (const key of answered.values()) await forget(key);
      const left = await store.takeOverEvents(now(), until(), BATCH);
      for (const entry of left) begin(takeOver(entry, answer));
    } catch (error) {
      log.warn({ err: error }, 'the events of other replicas could not be looked up');
    }
  }

  function begin(work: Promise<void>): void {
    takingOver.add(work);
    void work.finally(() => takingOver.delete(work));
  }

  async function takeOver(entry: TakenOver, answer: (event: ChatEvent) => Promise<void>): Promise<void> {
    const event = readStoredEvent(entry.record);
    hold(entry);
    if (event === undefined || entry.takes > MOST_TAKES) {
      log.warn({ platform: entry.platform, takes: entry.takes }, 'an event is given up unanswered');
      return forget(entry);
    }
    onTakenOver?.(event);
    try {
      await answer(event);
      await forget(entry);
    } catch (error) {
      held.delete(nameOf(entry));
      log.warn({ err: error, takes: entry.takes }, 'an event of another replica was not answered');
    }
  }

  return {
    async takeOn(event) {
      if (!canWait(event)) return takeLightly(event);
      const keeping = track(event, keep(event));
      const isKept = await within(keeping, pace.acknowledgeWithinMs).catch((error: unknown) => {
        log.warn({ err: error }, 'an event could not be kept; it is lost if this process dies now');
        return false;
      });
      return { isKept, carry: (work) => work().finally(() => done(event, keeping)) };
    },
    async claimEvent(owner, eventId, at) {
      const name = nameOf({ ...owner, eventId });
      // Kept later than it was acknowledged, it would else look like a repeat of itself.
      await underWay.get(name)?.catch(() => undefined);
      return claimed.delete(name) || store.claimEvent(owner, eventId, at);
    },
    start(answer) {
      const look = () => {
        looking ??= lookAfter(answer).finally(() => {
          looking = undefined;
        });
      };
      look();
      upkeep = setInterval(look, pace.pollMs);
    },
    async stop() {
      clearInterval(upkeep);
      await looking;
      await Promise.all(takingOver);
      for (const key of answered.values()) await forget(key);
    },
  };
}

function nameOf({ platform, tenant, eventId }: EventKey): string {
  return JSON.stringify([platform, tenant, eventId]);
}
