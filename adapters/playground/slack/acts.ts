import type { AppLink, Delivered, Retry } from './app-link';
import type { Channel, Message, SlackState, Trigger } from './state';

/** Delivers any event to the app, as it is. */
export type DeliverEvent = (
  event: object,
  options?: { eventId?: string; retry?: Retry },
) => Promise<Delivered>;

/** What everything that people do is made with. */
export interface Acts {
  state: SlackState;
  link: () => AppLink;
  /** The events that the app subscribed to, e.g. `message.im`. */
  subscriptions: readonly string[];
  event: DeliverEvent;
  /** What lets the app open a modal before them. */
  trigger(user: string): Trigger;
  /** An address at which the app may answer. */
  issue(channel: Channel, user: string, original?: Message): string;
  /** @throws where the person is not in the channel */
  joined(channel: string, user: string): Channel;
}
