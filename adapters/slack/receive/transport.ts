import type { Receiver } from '@slack/bolt';

/** The way on which Slack's events come in. */
export interface Transport {
  receiver: Receiver;
  /** The port that it listens on, while it does. */
  port(): number | undefined;
  /** Resolves once events are being received. */
  start(): Promise<void>;
  /** Resolves once nothing more comes in. */
  stop(): Promise<void>;
}
