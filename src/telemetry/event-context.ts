import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/**
 * Does the work that belongs to one event: every log line written meanwhile carries the same random id. It is not the
 * platform's id, from which it could be read who said something and when.
 */
export function inEvent<T>(work: () => Promise<T>, id = randomUUID().slice(0, 8)): Promise<T> {
  return current.run(id, work);
}

/** The id of the event that is being worked on. */
export function currentEvent(): string | undefined {
  return current.getStore();
}
