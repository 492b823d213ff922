/** A call of the app, as it came in. */
export interface Call {
  method: string;
  /** As they come in a form: blocks and the like are JSON inside. */
  args: Record<string, string>;
  /** What it follows from, where the app says so. */
  cause?: string;
}
