import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';

/** Events are a few kilobytes, a form with its whole view some hundred. */
export const BODY_LIMIT = 1024 * 1024;

/** Bolt's own, unless it is told another one. */
const EVENTS_PATH = '/slack/events';

/** A body, or the payload of a form, that is JSON's null. */
const NULL_BODY = /(?:^|&)\s*(?:payload=(?:\+|%\d[\dA-F])*)?null\b/i;

/** Keeps from Bolt what it cannot bear: it looks into a body that is null, and the process would end with that. */
export function guardReceiver(receiver: HTTPReceiver): void {
  const listener = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    const isEvent = request.method === 'POST' && request.url?.split('?')[0] === EVENTS_PATH;
    if (!isEvent) return listener(request, response);
    return void hold(request, response).then((held) => held && listener(request, response));
  };
}

/** Reads the body, so that Bolt finds it read; false where the request is answered already. */
async function hold(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  try {
    const { rawBody } = await HTTPModuleFunctions.bufferIncomingMessage(request, BODY_LIMIT);
    if (!NULL_BODY.test(rawBody.toString())) return true;
    HTTPModuleFunctions.buildNoBodyResponse(response, 400);
  } catch (error) {
    const isTooLong = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    HTTPModuleFunctions.buildNoBodyResponse(response, isTooLong ? 413 : 400);
  }
  return false;
}
