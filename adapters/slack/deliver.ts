import type { Reply } from '../../src/chat/reply';
import { errorCode, type Failure, toFailure, toPlatformError } from './errors';
import { type RenderOptions, renderReply, type SlackMessage } from './render';

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<unknown>;

/** Sends one message somewhere and hands back its timestamp, where it has one. */
export type Send = (message: SlackMessage) => Promise<string>;

export interface Pace {
  wait: Wait;
  /** Waits where Slack asks for it, rather than report `refused`. */
  patient: boolean;
}

/** Longer waits are left to the caller. */
const LONGEST_WAIT_MS = 60_000;
const TRIES = 4;

/**
 * Sends a reply, as several messages where it is long, and hands back their timestamps. Only what Slack refused is
 * tried again, so nothing is ever posted twice.
 * @throws PlatformError where Slack's answer says nothing about the conversation
 */
export async function deliver(
  reply: Reply,
  send: Send,
  pace: Pace,
  options: RenderOptions = {},
): Promise<string[] | Failure> {
  const messages = renderReply(reply, options);
  const posted: string[] = [];
  for (const message of messages) {
    try {
      // Once a part is out, reporting `refused` would have the whole reply posted again.
      const patient = pace.patient || posted.length > 0;
      posted.push(await retryWhenRefused(() => send(message), { ...pace, patient }));
    } catch (error) {
      const startOver = posted.length === 0 && !options.tablesAsText && isBlockRefusal(error);
      if (startOver) return deliver(reply, send, pace, { tablesAsText: true });
      return toPartialFailure(error, posted.length, messages.length);
    }
  }
  return posted;
}

/** True where Slack does not take the blocks: some installations may not know the table block yet. */
export function isBlockRefusal(error: unknown): boolean {
  return ['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments'].includes(errorCode(error));
}

/** @throws PlatformError where the error says nothing about the conversation */
export function toPartialFailure(error: unknown, done: number, all: number): Failure {
  const failure = toFailure(error);
  if (failure === undefined) throw toPlatformError('posting a message', error);
  if (done === 0) return failure;
  return { outcome: 'unknown', reason: `${failure.reason} after ${done} of ${all} messages` };
}

export async function retryWhenRefused<T>(call: () => Promise<T>, { wait, patient }: Pace): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const failure = toFailure(error);
      const isRefused = failure?.outcome === 'refused' && failure.retryAfterMs <= LONGEST_WAIT_MS;
      if (!patient || !isRefused || tries === TRIES) throw error;
      await wait(failure.retryAfterMs);
    }
  }
}
