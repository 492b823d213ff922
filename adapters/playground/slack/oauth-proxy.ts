import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Args, Result } from './method';
import { METHODS } from './methods';
import type { Grant } from './oauth-tokens';
import type { SlackWorkspace } from './start-slack-workspace';

/** Answers `auth.test` for a token, and says undefined for all that its workspace answers. */
export function ownAnswer(
  method: string,
  grant: Grant,
  workspace: SlackWorkspace,
  args: Args,
): Result | undefined {
  if (method === 'auth.test') return identityOf(grant, workspace);
  const { scope } = METHODS[method] ?? {};
  const needed = typeof scope === 'function' ? scope(workspace.state, args) : scope;
  const lacks = needed !== undefined && !grant.scopes.includes(needed);
  return lacks ? { error: 'missing_scope', details: [needed] } : undefined;
}

function identityOf({ place }: Grant, { state: { team } }: SlackWorkspace): Result {
  const { bot, enterprise, id, kind, name } = place;
  const isOrgWide = kind === 'organisation';
  const enterpriseId = isOrgWide ? id : enterprise?.id;
  return {
    ok: true,
    url: `https://${name}.slack.com/`,
    team: team.name,
    team_id: isOrgWide ? team.id : id,
    user: bot.name,
    user_id: bot.id,
    bot_id: bot.botId,
    is_enterprise_install: isOrgWide,
    ...(enterpriseId !== undefined && { enterprise_id: enterpriseId }),
  };
}

/** A token for an organisation works in all its workspaces: in which, what it is about tells. */
export function workspaceFor(args: Args, workspaces: readonly SlackWorkspace[]): SlackWorkspace | undefined {
  const channel = args.channel ?? args.channel_id;
  const user = args.user ?? args.users;
  const holds = ({ state }: SlackWorkspace) =>
    channel !== undefined
      ? state.channel(channel) !== undefined
      : user !== undefined && state.users.some(({ id }) => id === user);
  return workspaces.find(holds) ?? workspaces[0];
}

/** Hands a call on to the workspace's own Web API, with the token that it knows. */
export async function handOn(
  workspace: SlackWorkspace,
  method: string,
  request: { headers: IncomingMessage['headers']; body: Buffer },
  response: ServerResponse,
): Promise<void> {
  const answer = await fetch(workspace.apiUrl + method, {
    method: 'POST',
    headers: {
      'Content-Type': request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
      Authorization: `Bearer ${workspace.tokens.bot}`,
    },
    body: new Uint8Array(request.body),
  });
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  const retryAfter = answer.headers.get('retry-after');
  if (retryAfter !== null) headers['Retry-After'] = retryAfter;
  response.writeHead(answer.status, headers).end(await answer.text());
}
