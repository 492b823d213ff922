import { AsyncLocalStorage } from 'node:async_hooks';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../../src/chat/log';
import { isReadable } from './readable-body';

type Acknowledge = () => Promise<void>;

const held = new AsyncLocalStorage<Acknowledge>();

/** Slack waits for three seconds. Whoever has not acknowledged by then is helped out. */
const LATEST_MS = 2_000;

/**
 * Bolt acknowledges before anybody has looked at an event, and an event is lost where the process dies right after. With this,
 * what is acknowledged without a word waits for {@link acknowledge}, or for the end of all listeners.
 */
export function acknowledgedWhenTaken(receiver: Receiver, log: Log): Receiver {
  const process = (app: App, event: ReceiverEvent): Promise<void> => {
    if (isReadable(event.body)) return hold(app, event);
    log.warn({}, 'Slack sent something that we cannot read');
    return event.ack();
  };
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => process(app, event) } as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

/** Tells Slack that what is being handled here has arrived; a second call does nothing. */
export async function acknowledge(): Promise<void> {
  await held.getStore()?.();
}

async function hold(app: App, event: ReceiverEvent): Promise<void> {
  if (!isAnsweredLater(event.body)) return app.processEvent(event);
  const release = once(event.ack);
  let late: NodeJS.Timeout | undefined;
  const ack = async () => {
    late ??= setTimeout(() => void release().catch(() => undefined), LATEST_MS);
  };
  try {
    await held.run(release, () => app.processEvent({ ...event, ack }));
    // What no listener wanted stays without an answer, as Bolt has it.
    if (late !== undefined) await release();
  } finally {
    clearTimeout(late);
  }
}

/** A form is answered in its acknowledgement; events, commands and buttons are answered by messages. */
function isAnsweredLater({ command, type }: ReceiverEvent['body']): boolean {
  const types = ['event_callback', 'block_actions', 'message_action'];
  return types.includes(type) || command !== undefined;
}

function once(ack: ReceiverEvent['ack']): Acknowledge {
  let acknowledged: Promise<void> | undefined;
  return () => {
    acknowledged ??= Promise.resolve(ack());
    return acknowledged;
  };
}
