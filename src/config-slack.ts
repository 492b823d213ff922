type Given = Readonly<Record<string, string | undefined>>;

/** What many workspaces need beside a signing secret. */
const INSTALLING = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];

/** What is half configured of Slack: each problem in one sentence. Empty where all is there, or nothing. */
export function incompleteSlack(env: Given): string[] {
  return INSTALLING.some((name) => env[name] !== undefined) ? incompleteMany(env) : incompleteOne(env);
}

function incompleteOne(env: Given): string[] {
  const way = env.SLACK_APP_TOKEN ?? env.SLACK_SIGNING_SECRET;
  if (way !== undefined && env.SLACK_BOT_TOKEN === undefined) {
    return ['SLACK_BOT_TOKEN is missing beside the other Slack settings; copy it from OAuth & Permissions.'];
  }
  if (env.SLACK_BOT_TOKEN !== undefined && way === undefined) {
    return [
      'SLACK_BOT_TOKEN is set alone; add SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).',
    ];
  }
  return [];
}

function incompleteMany(env: Given): string[] {
  const needed = [...INSTALLING, 'SLACK_SIGNING_SECRET'];
  const problems = needed
    .filter((name) => env[name] === undefined)
    .map((name) => `${name} is missing; Slack for many workspaces needs ${needed.join(', ')}.`);
  if (env.SLACK_BOT_TOKEN !== undefined)
    problems.push(
      'SLACK_BOT_TOKEN is set beside SLACK_CLIENT_ID; keep the token for one workspace, or the client id for many.',
    );
  if (env.SLACK_APP_TOKEN !== undefined)
    problems.push(
      'SLACK_APP_TOKEN is set beside SLACK_CLIENT_ID; many workspaces need HTTP, so leave the app token out.',
    );
  if (env.ENCRYPTION_KEY === undefined)
    problems.push(
      'ENCRYPTION_KEY is missing beside SLACK_CLIENT_ID; tokens are stored encrypted only. Make one with `openssl rand -base64 32`.',
    );
  return problems;
}
