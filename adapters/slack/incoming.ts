import type { ChatEvent } from '../../src/chat/event';
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
}

export interface Trigger {
  id: string;
  /** When it came in. Slack lets it be used for three seconds. */
  receivedAt: Date;
}
