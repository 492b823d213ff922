/** A call of the bot to the Bot Connector, as it came in. */
export interface Call {
  /** Such as `POST /v3/conversations/19:abc/activities`. */
  method: string;
  payload: unknown;
  /** What it follows from, where the bot says so. */
  cause?: string;
}
