import { z } from 'zod';
import { clockFinding, type Finding } from '../../src/chat/finding';
import { networkCode, tipFor } from './errors';
import type { SlackOptions } from './options';
import { BOT_SCOPES } from './workspaces/scopes';
import { fetchWithin, TIMEOUT_MS } from './workspaces/web-client';

export type SlackSetUp = Pick<SlackOptions, 'botToken' | 'appToken' | 'apiUrl' | 'timeoutMs'> & {
  oauth?: { clientId: string; clientSecret: string };
};

const answerSchema = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  user: z.string().optional(),
});

interface Asked {
  answer: z.infer<typeof answerSchema>;
  headers: Headers;
}

const SLACK = 'https://slack.com/api/';

/** Asks Slack whether this set-up is good for it: tokens, scopes, clocks. Changes nothing there. Never rejects. */
export async function examineSlack(setUp: SlackSetUp, now: () => Date): Promise<Finding[]> {
  try {
    const own = setUp.oauth === undefined ? await examineToken(setUp, now) : await examineApp(setUp, now);
    return [...own, ...(await examineSocket(setUp))];
  } catch (error) {
    const found = `Slack cannot be reached (${networkCode(error) ?? 'no answer in time'})`;
    return [
      {
        part: 'Slack',
        state: 'problem',
        found,
        tip: 'Check the network, a proxy in between, and SLACK_API_URL.',
      },
    ];
  }
}

async function examineToken(setUp: SlackSetUp, now: () => Date): Promise<Finding[]> {
  const { answer, headers } = await call(setUp, 'auth.test', setUp.botToken);
  const clock = clockFinding('Slack: clock', headers.get('date'), now());
  if (!answer.ok) return [refused('Slack: bot token', answer.error), clock];
  const found = `the bot is "${answer.user ?? ''}" in the workspace "${answer.team ?? ''}"`;
  return [{ part: 'Slack: bot token', state: 'fine', found }, scopeFinding(headers), clock];
}

function scopeFinding(headers: Headers): Finding {
  const part = 'Slack: scopes';
  const granted = new Set((headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim()));
  const missing = BOT_SCOPES.filter((scope) => !granted.has(scope));
  if (missing.length === 0)
    return { part, state: 'fine', found: 'all that manifest.json asks for are granted' };
  return {
    part,
    state: 'problem',
    found: `not granted: ${missing.join(', ')}`,
    tip: "Bring the app's settings up to date with manifest.json (App Manifest), then install the app again.",
  };
}

/** A code that nobody was given tells whether the app itself is known: Slack looks at the app's own secret first. */
async function examineApp({ oauth, ...setUp }: SlackSetUp, now: () => Date): Promise<Finding[]> {
  const { answer, headers } = await call(setUp, 'oauth.v2.access', undefined, {
    client_id: oauth?.clientId ?? '',
    client_secret: oauth?.clientSecret ?? '',
    code: 'none',
  });
  const part = 'Slack: app credentials';
  const own: Finding =
    answer.error === 'invalid_code'
      ? { part, state: 'fine', found: 'Slack knows the client id and its secret' }
      : {
          part,
          state: 'problem',
          found: `Slack answers ${answer.error ?? 'nothing of use'}`,
          tip: 'Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from Basic Information.',
        };
  return [own, clockFinding('Slack: clock', headers.get('date'), now())];
}

async function examineSocket(setUp: SlackSetUp): Promise<Finding[]> {
  if (setUp.appToken === undefined) return [];
  const part = 'Slack: app token';
  const { answer } = await call(setUp, 'apps.connections.open', setUp.appToken);
  return answer.ok
    ? [{ part, state: 'fine', found: 'Socket Mode can be opened' }]
    : [refused(part, answer.error)];
}

function refused(part: string, error = 'nothing of use'): Finding {
  return { part, state: 'problem', found: `Slack answers ${error}`, tip: tipFor(error) };
}

async function call(
  { apiUrl = SLACK, timeoutMs = TIMEOUT_MS }: SlackSetUp,
  method: string,
  token?: string,
  fields: Record<string, string> = {},
): Promise<Asked> {
  const response = await fetchWithin(timeoutMs, new URL(method, apiUrl), {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  });
  return { answer: answerSchema.parse(await response.json()), headers: response.headers };
}
