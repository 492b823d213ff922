import type { ChatEvent } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';
import type { Address } from './payloads';

/** Who the bot is, as Slack's `auth.test` tells. */
export interface Identity {
  /** The enterprise where it is installed for a whole organisation, else the workspace. */
  tenant: string;
  botUserId: string;
  botId: string;
  /** What people type after the @. */
  botName: string;
}

/** A payload from Slack, understood. */
export interface Incoming {
  event: ChatEvent;
  /** Where a reply for everybody goes. */
  address: Address;
  /** The message to put the eyes on: only what was said to the bot. */
  reactTo?: string;
  /** Lets a form open, for the moment. */
  trigger?: Trigger;
  /** How a reply is said where that is not in the conversation alone. */
  say?: (reply: Reply) => Promise<void>;
  /** It was done on the Home tab. */
  atHome?: boolean;
  /** A `response_url` that a form takes along, as its own submission has none. */
  respondAt?: string;
}

export interface Trigger {
  id: string;
  /** When it came in. Slack lets it be used for three seconds. */
  receivedAt: Date;
}
