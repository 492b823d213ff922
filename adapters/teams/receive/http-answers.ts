import { ActivityTypes } from 'botbuilder';
import type { HttpAnswer } from './server';

/** Tells Teams that an activity was taken. An invoke wants a body; its answer to the person follows as a message. */
export function acceptedAnswer(activityType: string): HttpAnswer {
  if (activityType !== ActivityTypes.Invoke) return { status: 200 };
  const type = 'application/vnd.microsoft.activity.message';
  return { status: 200, body: { statusCode: 200, type, value: 'Answered below.' } };
}

/** Tells Teams that an activity is nothing for us, which only an invoke needs to know. */
export function ignoredAnswer(activityType: string): HttpAnswer {
  return { status: activityType === ActivityTypes.Invoke ? 501 : 200 };
}
