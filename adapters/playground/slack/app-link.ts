/** What Slack tells an app about: events, slash commands, and buttons and the like. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Delivered {
  /** The app acknowledged within Slack's three seconds. */
  acknowledged: boolean;
  /** Over HTTP. */
  status?: number;
  /** What came back with the acknowledgement, as it is. */
  response?: unknown;
}

export interface Retry {
  number: number;
  reason: 'http_timeout' | 'http_error' | 'connection_failed';
}

/** The way from Slack to the app. */
export interface AppLink {
  deliver(kind: DeliveryKind, payload: object, retry?: Retry): Promise<Delivered>;
}

export const ACK_WITHIN_MS = 3_000;
