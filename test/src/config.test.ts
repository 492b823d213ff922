import { parseConfig } from '../../src/config';
import { ConfigError } from '../../src/errors';

const MANY = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: '0123456789abcdef',
  SLACK_SIGNING_SECRET: '0123456789abcdef',
  ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
};
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_SIGNING_SECRET: '0123456789abcdef' };
const ID = '8d3a3b1e-7a3e-4a3c-9a55-0d3f9c2f6a11';
const TEAMS = { TEAMS_APP_ID: ID, TEAMS_APP_TENANT_ID: ID, TEAMS_APP_PASSWORD: 'pass-secret' };

/** What an environment is refused with. */
function refusal(env: Record<string, string>): ConfigError {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('with nothing configured', () => {
  it('no chat is loaded, and everything else has its default', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', dataDir: './data', knowledgeDirs: [], database: {} });
    expect(config).not.toHaveProperty('slack');
    expect(config).not.toHaveProperty('teams');
    expect(config.playground).toEqual({ port: 4000, browser: true });
    const DAY_MS = 24 * 60 * 60 * 1000;
    expect(config.retention).toEqual({
      events: 3 * DAY_MS,
      cases: 7 * DAY_MS,
      answers: 30 * DAY_MS,
      questions: 90 * DAY_MS,
    });
  });

  it('the playground can be left out, and moved', () => {
    expect(parseConfig({ PLAYGROUND: 'off' })).not.toHaveProperty('playground');
    const settings = { PLAYGROUND: 'on', PLAYGROUND_PORT: '0', PLAYGROUND_BROWSER: 'off' };
    expect(parseConfig(settings).playground).toEqual({ port: 0, browser: false });
  });

  it.each(['', '   '])('%j counts as absent', (empty) => {
    const env = { SLACK_BOT_TOKEN: empty, TEAMS_APP_ID: empty, SLACK_PORT: empty, KNOWLEDGE_DIR: empty };
    expect(parseConfig(env)).toEqual(parseConfig({}));
  });
});

describe('the chats that are configured', () => {
  it('leave the playground out, and refuse it beside them', () => {
    expect(parseConfig(SLACK)).not.toHaveProperty('playground');
    expect(parseConfig(TEAMS)).not.toHaveProperty('playground');
    expect(refusal({ ...TEAMS, PLAYGROUND: 'on' }).message).toContain('PLAYGROUND is on beside');
  });

  it('Slack over HTTP', () => {
    expect(parseConfig(SLACK).slack).toEqual({
      botToken: 'xoxb-1-secret',
      signingSecret: '0123456789abcdef',
      port: 3000,
    });
  });

  it('Slack for many workspaces', () => {
    expect(parseConfig(MANY).slack).toEqual({
      oauth: { clientId: '1.2', clientSecret: 'client-secret', stateSecret: '0123456789abcdef' },
      signingSecret: '0123456789abcdef',
      port: 3000,
    });
  });

  it('Slack in Socket Mode, at another address', () => {
    const { slack, teams } = parseConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'https://slack-gov.com/api/',
    });
    expect(slack).toMatchObject({ appToken: 'xapp-1', apiUrl: 'https://slack-gov.com/api/' });
    expect(teams).toBeUndefined();
  });

  it('Teams for one tenant, for many, and with a managed identity', () => {
    expect(parseConfig(TEAMS).teams).toMatchObject({
      appId: ID,
      appType: 'SingleTenant',
      tenantId: ID,
      port: 3978,
    });
    const many = { TEAMS_APP_ID: ID, TEAMS_APP_TYPE: 'MultiTenant', TEAMS_APP_PASSWORD: 'p' };
    expect(parseConfig(many).teams).toMatchObject({ appType: 'MultiTenant', allowedTenants: [] });
    const managed = { TEAMS_APP_ID: ID, TEAMS_APP_TYPE: 'UserAssignedMsi', TEAMS_APP_TENANT_ID: ID };
    expect(parseConfig(managed).teams).not.toHaveProperty('password');
  });

  it('both at once', () => {
    expect(Object.keys(parseConfig({ ...SLACK, ...TEAMS }))).toEqual(
      expect.arrayContaining(['slack', 'teams']),
    );
  });
});

it('reads lists, flags and numbers as people write them', () => {
  const config = parseConfig({
    ...TEAMS,
    KNOWLEDGE_DIR: ' ours , theirs,',
    TEAMS_ALLOWED_TENANTS: `${ID}, ${ID}`,
    DATABASE_URL: 'postgres://u:p@h/n',
    DATABASE_TLS_VERIFY: 'no',
    RETENTION_DAYS_CASES: '1',
    TEAMS_PORT: '0',
  });
  expect(config.knowledgeDirs).toEqual(['ours', 'theirs']);
  expect(config.teams).toMatchObject({ allowedTenants: [ID, ID], port: 0 });
  expect(config.database).toEqual({ url: 'postgres://u:p@h/n', verify: false });
  expect(config.retention.cases).toBe(24 * 60 * 60 * 1000);
});

describe('a refusal', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_SIGNING_SECRET', 'short'],
    ['SLACK_STATE_SECRET', 'too-short'],
    ['SLACK_API_URL', 'ftp://x'],
    ['SLACK_PORT', '70000'],
    ['SLACK_PORT', 'http'],
    ['TEAMS_APP_ID', 'my-app'],
    ['TEAMS_APP_TYPE', 'Single'],
    ['TEAMS_ALLOWED_TENANTS', `${ID},contoso`],
    ['TEAMS_CLOUD', 'mars'],
    ['DATABASE_URL', 'mysql://u:p@h/n'],
    ['DATABASE_TLS_VERIFY', 'maybe'],
    ['RETENTION_DAYS_EVENTS', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s', (name, value) => {
    const { message, tip, code } = refusal({ [name]: value });
    expect(code).toBe('config/invalid');
    expect(message).toContain(`- ${name} `);
    expect(message).toMatch(/found/);
    expect(tip).toContain('.env');
  });

  it.each([
    ['a Slack token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'SLACK_BOT_TOKEN is missing'],
    ['a client id alone', { SLACK_CLIENT_ID: '1.2' }, 'SLACK_STATE_SECRET is missing'],
    ['many workspaces', { ...MANY, SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is set beside'],
    ['installing over HTTP', { ...MANY, SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN is set beside'],
    ['a Teams password alone', { TEAMS_APP_PASSWORD: 'p' }, 'TEAMS_APP_ID is missing'],
    ['no tenant', { TEAMS_APP_ID: ID, TEAMS_APP_PASSWORD: 'p' }, 'TEAMS_APP_TENANT_ID is missing'],
    ['no password', { TEAMS_APP_ID: ID, TEAMS_APP_TENANT_ID: ID }, 'TEAMS_APP_PASSWORD is missing'],
  ])('says what does not fit with %s', (_name, env, problem) => {
    expect(refusal(env as Record<string, string>).message).toContain(problem);
  });

  it.each(Object.keys(MANY))('says that %s is missing for many workspaces', (name) => {
    const env = Object.fromEntries(Object.entries(MANY).filter(([other]) => other !== name));
    expect(refusal(env).message).toContain(`${name} is missing`);
  });

  it('lists all that is malformed at once', () => {
    const { message } = refusal({ SLACK_PORT: 'x', TEAMS_CLOUD: 'mars', LOG_LEVEL: 'loud' });
    expect(message).toContain('3 problem(s)');
    for (const name of ['SLACK_PORT', 'TEAMS_CLOUD', 'LOG_LEVEL']) expect(message).toContain(`- ${name} `);
  });

  it('lists all that is missing at once', () => {
    const { message } = refusal({ SLACK_BOT_TOKEN: 'xoxb-1', TEAMS_APP_ID: ID });
    for (const name of ['SLACK_APP_TOKEN', 'TEAMS_APP_TENANT_ID', 'TEAMS_APP_PASSWORD'])
      expect(message).toContain(name);
  });

  it('lists what is malformed and what is missing at once', () => {
    const { message } = refusal({ SLACK_BOT_TOKEN: 'xoxb-1', LOG_LEVEL: 'loud' });
    for (const name of ['SLACK_SIGNING_SECRET', 'LOG_LEVEL']) expect(message).toContain(name);
  });

  it('shows no secret, whatever is wrong with it', () => {
    const secrets = {
      SLACK_BOT_TOKEN: 'hunter2-a',
      SLACK_APP_TOKEN: 'hunter2-b',
      SLACK_SIGNING_SECRET: 'hunter2',
      SLACK_CLIENT_SECRET: 'hunter2-e',
      SLACK_STATE_SECRET: 'hunter2-f',
      DATABASE_URL: 'mysql://u:hunter2@h/n',
      TEAMS_APP_ID: 'nobody',
      TEAMS_APP_PASSWORD: 'hunter2-c',
      ENCRYPTION_KEY: 'hunter2-d',
    };
    const error = refusal(secrets);
    expect(
      `${error.message} ${error.tip} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`,
    ).not.toContain('hunter2');
  });
});
