import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Post } from './deliver';
import type { CardMessage } from './render';

/** Calls that post each message in the conversation of the turn; each gives the new activity's id. */
export function posts(context: TurnContext, messages: readonly CardMessage[]): Post[] {
  return messages.map((message) => async () => {
    const posted = await context.sendActivity(toActivity(message));
    return posted?.id ?? '';
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
    return async () => {
      await context.updateActivity(toActivity(message, id));
      return id;
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

function toActivity({ summary, card }: CardMessage, id?: string): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    ...(id === undefined ? {} : { id }),
  };
}
