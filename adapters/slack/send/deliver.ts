import { RespondError } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Reply } from '../../../src/chat/reply';
import { errorCode, type Failure, toFailure, toPlatformError } from '../errors';
import { type RenderOptions, renderReply, type SlackMessage, withoutPictures } from '../render';
import { type Pace, retryWhenRefused } from './retry';
import { type Thread, type Upload, uploadPictures } from './upload';

/** Sends one message, the `part`th of a reply, and hands back its timestamp, where it has one. */
export type Send = (message: SlackMessage, part: number) => Promise<string>;

export interface Means extends Pace {
  upload: Upload;
}

/** The thread below a message, for pictures that the message cannot show. */
export type ThreadBelow = (ts: string) => Thread;

/** Slack refuses a picture until it has looked at the file, which takes a moment. In milliseconds. */
const PICTURE_WAITS = [500, 1_000, 2_000, 4_000, 8_000];

/** A response_url takes five messages, refused ones perhaps included: the words have to get through. */
const LAST_RESPONSE_TRY = 2;

/**
 * Sends a reply, as several messages where it is long, and hands back their timestamps. Only what Slack refused is
 * tried again, so nothing is ever posted twice.
 * @throws PlatformError where Slack's answer says nothing about the conversation
 */
export async function deliver(
  reply: Reply,
  send: Send,
  means: Means,
  threadBelow?: ThreadBelow,
): Promise<string[] | Failure> {
  const files = await uploadPictures(reply, means.upload);
  const unshown = new Map<string, string>();
  const sent = await deliverDrawn(reply, send, means, { files, unshown });
  for (const block of reply.blocks) {
    const below = block.type === 'image' ? unshown.get(files.get(block.png) ?? '') : undefined;
    if (block.type === 'image' && below !== undefined && threadBelow)
      await means.upload(block, threadBelow(below));
  }
  return sent;
}

interface Drawing extends RenderOptions {
  /** Files that Slack did not take into a message, with the message that tells them in words. */
  unshown: Map<string, string>;
}

async function deliverDrawn(
  reply: Reply,
  send: Send,
  means: Means,
  options: Drawing,
): Promise<string[] | Failure> {
  const messages = renderReply(reply, options);
  const posted: string[] = [];
  for (const [part, message] of messages.entries()) {
    try {
      // Once a part is out, reporting `refused` would have the whole reply posted again.
      const patient = means.patient || posted.length > 0;
      const pace = { ...means, patient };
      posted.push(await sendPictured(message, (drawn) => send(drawn, part), pace, options));
    } catch (error) {
      const startOver = posted.length === 0 && !options.tablesAsText && isBlockRefusal(error);
      if (startOver) return deliverDrawn(reply, send, means, { ...options, tablesAsText: true });
      return toPartialFailure(error, posted.length, messages.length);
    }
  }
  return posted;
}

/** Waits until Slack can show the pictures; where it does not come to that, the message tells them in words. */
async function sendPictured(
  message: SlackMessage,
  send: (message: SlackMessage) => Promise<string>,
  pace: Pace,
  { unshown }: Drawing,
): Promise<string> {
  for (const [tries, waitMs] of PICTURE_WAITS.entries()) {
    try {
      return await retryWhenRefused(() => send(message), pace);
    } catch (error) {
      if (!isPictureRefusal(message, error)) throw error;
      if (error instanceof RespondError && tries === LAST_RESPONSE_TRY) break;
      await pace.wait(waitMs);
    }
  }
  const ts = await retryWhenRefused(() => send(withoutPictures(message)), pace);
  for (const file of filesIn(message)) unshown.set(file, ts);
  return ts;
}

function filesIn({ blocks }: SlackMessage): string[] {
  return blocks.flatMap((block) =>
    block.type === 'image' && 'slack_file' in block && 'id' in block.slack_file ? [block.slack_file.id] : [],
  );
}

/** A response_url does not say what was wrong; Slack has been seen to answer 404 there (java-slack-sdk issue 1349). */
function isPictureRefusal({ blocks }: SlackMessage, error: unknown): boolean {
  if (!blocks.some(({ type }) => type === 'image')) return false;
  if (error instanceof RespondError) return error.statusCode === 400 || error.statusCode === 404;
  return isBlockRefusal(error) && /slack[ _]file/.test(refusalDetails(error));
}

function refusalDetails(error: unknown): string {
  return error instanceof WebAPIPlatformError ? JSON.stringify(error.data) : '';
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
