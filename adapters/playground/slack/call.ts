import type { Args } from './method';

/** A call of the app, as it came in. */
export interface Call {
  method: string;
  args: Args;
  /** What it follows from, where the app says so. */
  cause?: string;
}
