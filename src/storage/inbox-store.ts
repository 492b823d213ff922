import type { Owner } from './store';

/** Names an event among those of all tenants. */
export interface EventKey extends Owner {
  eventId: string;
}

/** An event that is to be answered; `record` is JSON. */
export interface InboxEntry extends EventKey {
  conversation: string;
  person: string;
  record: unknown;
}

/** An entry whose replica died; `takes` counts the replicas that have had it, this one included. */
export interface TakenOver extends EventKey {
  record: unknown;
  takes: number;
}

/** Events from when they are acknowledged to when they are answered, over all replicas. */
export interface InboxStore {
  /**
   * Claims an event, as `claimEvent` does, and keeps it in the same stroke. Others may take it after `until`. False, and
   * nothing is kept, where the event was claimed before.
   */
  takeEvent(entry: InboxEntry, now: Date, until: Date): Promise<boolean>;
  /** Holds them for longer. */
  renewEvents(keys: readonly EventKey[], until: Date): Promise<void>;
  /** Removes it, as it is answered. */
  forgetEvent(key: EventKey): Promise<void>;
  /** Takes up to `limit` entries whose time is up, the oldest first; two callers never get the same one. */
  takeOverEvents(now: Date, until: Date, limit: number): Promise<TakenOver[]>;
  countEvents(): Promise<number>;
}
