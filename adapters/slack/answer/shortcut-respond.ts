import { RespondError } from '@slack/bolt';
import type { Respond } from './answer';

/** Where Slack's answers go, for companies and for governments. */
const HOSTS = /(?:^|\.)slack(?:-gov)?\.com$/;

/** Posts to a `response_url` that a form took along. Undefined for an address that is not Slack's. */
export type RespondTo = (url: string | undefined) => Respond | undefined;

/** @param apiUrl where the Web API is, if not at slack.com: what is there is Slack as well */
export function createRespondTo(apiUrl: string | undefined, send: typeof fetch): RespondTo {
  return (url) => (url !== undefined && isSlacks(url, apiUrl) ? responder(url, send) : undefined);
}

function isSlacks(url: string, apiUrl: string | undefined): boolean {
  const { hostname, origin, protocol } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && HOSTS.test(hostname);
}

function responder(url: string, send: typeof fetch): Respond {
  return async (message) => {
    const headers = { 'Content-Type': 'application/json' };
    const { ok, status } = await send(url, { method: 'POST', headers, body: JSON.stringify(message) });
    if (!ok) throw new RespondError('Slack did not take a message at a response_url', status);
  };
}
