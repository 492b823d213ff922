import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { ConnectorRefusal } from '../errors';
import type { CardMessage } from '../render';
import { describeImages, isImage } from '../render/image';
import type { Post } from './deliver';

/** Statuses with which Teams refuses a message for its pictures: too large, or not wanted in this place. */
const PICTURES_REFUSED = new Set([400, 413]);

/** What goes out with a message. */
export interface PostOptions {
  /**
   * Sent as channel data, where traces of the network show it. Teams keeps it nowhere that a bot could ask, so nothing
   * may rely on it.
   */
  deliveryId?: string | undefined;
}

export type Context = TurnContext;

/** Calls that post each message in the conversation of the turn; each gives the new activity's id. */
export function posts(
  context: TurnContext,
  messages: readonly CardMessage[],
  options: PostOptions = {},
): Post[] {
  return messages.map((message) => () => {
    return withoutRefusedPictures(message, async (shown) => {
      const posted = await context.sendActivity({ ...toActivity(shown), ...channelData(options) });
      return posted?.id ?? '';
    });
  });
}

/** Calls that put the messages in the place of earlier ones, and post those that there was no place for. */
export function replacements(
  context: TurnContext,
  messages: readonly CardMessage[],
  ids: readonly string[],
): Post[] {
  const fresh = posts(context, messages);
  return messages.map((message, index) => {
    const id = ids[index];
    if (id === undefined) return fresh[index] ?? (() => Promise.resolve(''));
    return () => {
      return withoutRefusedPictures(message, async (shown) => {
        await context.updateActivity(toActivity(shown, id));
        return id;
      });
    };
  });
}

/** Calls that take earlier messages away. */
export function withdraw(context: TurnContext, ids: readonly string[]): Post[] {
  return ids.map((id) => async () => {
    await context.deleteActivity(id);
    return '';
  });
}

/** A refusal means that nothing was posted, so the same message may go out again with its pictures in words. */
async function withoutRefusedPictures(
  message: CardMessage,
  post: (shown: CardMessage) => Promise<string>,
): Promise<string> {
  try {
    return await post(message);
  } catch (error) {
    const { card } = message;
    const isRefused = error instanceof ConnectorRefusal && PICTURES_REFUSED.has(error.status);
    if (!isRefused || !card.body.some(isImage)) throw error;
    return post({ ...message, card: { ...card, body: describeImages(card.body) } });
  }
}

function channelData({ deliveryId }: PostOptions): Partial<Activity> {
  return deliveryId === undefined ? {} : { channelData: { opsAdvisor: { deliveryId } } };
}

function toActivity({ summary, card }: CardMessage, id?: string): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    ...(id === undefined ? {} : { id }),
  };
}
