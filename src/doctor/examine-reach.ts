import type { Finding } from '../chat/finding';

const TIMEOUT_MS = 10_000;
/** What the chats answer to a request that nobody signed. */
const REFUSALS = [400, 401, 403];

/**
 * Knocks at the door that a platform uses, with a request that nobody signed: the advisor must be there, and refuse it.
 * @param url where the platform sends its requests
 */
export async function examineReach(part: string, url: URL): Promise<Finding> {
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { status } = await fetch(url, { method: 'POST', headers, body: '{}', signal, redirect: 'manual' });
    return answered(part, url, status);
  } catch {
    const tip =
      'Is the advisor running, and does the proxy lead here? Slack and Teams need https from outside.';
    return { part, state: 'problem', found: `nobody answers at ${url}`, tip };
  }
}

function answered(part: string, url: URL, status: number): Finding {
  if (REFUSALS.includes(status))
    return { part, state: 'fine', found: `the advisor answers at ${url}, and refuses what is not signed` };
  const isTaken = status >= 200 && status < 300;
  return {
    part,
    state: 'problem',
    found: `${url} answers ${status} to an unsigned request`,
    tip: isTaken
      ? 'That is not the advisor: it takes no unsigned request. Look at the proxy.'
      : 'Look at where the proxy leads.',
  };
}
