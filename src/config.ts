import path from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { incompleteSlack } from './config-slack';
import { ConfigError } from './errors';

/** Words of an environment that mean yes and no. */
const flag = z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] });
const port = z.coerce.number().int().min(0).max(65_535);
const perMinute = z.coerce.number().int().min(1).max(1_000_000);
const days = z.coerce.number().int().min(1).max(3_650);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const guid = z.guid('must be a GUID, such as the ids that Microsoft Entra shows');

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must start with "xoxb-" (OAuth & Permissions, Bot User OAuth Token)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must start with "xapp-" (Basic Information, App-Level Tokens)')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, 'is shorter than any signing secret (Basic Information, Signing Secret)')
    .optional(),
  SLACK_CLIENT_ID: z.string().min(1).optional(),
  SLACK_CLIENT_SECRET: z.string().min(1).optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, 'must be 16 characters or more (make one with `openssl rand -base64 32`)')
    .optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  SLACK_PORT: port.default(3000),
  TEAMS_APP_ID: guid.optional(),
  TEAMS_APP_TYPE: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMsi']).default('SingleTenant'),
  TEAMS_APP_TENANT_ID: guid.optional(),
  TEAMS_APP_PASSWORD: z.string().min(1).optional(),
  TEAMS_ALLOWED_TENANTS: list.pipe(z.array(guid)).default([]),
  TEAMS_CLOUD: z.enum(['public', 'us-government']).default('public'),
  TEAMS_PORT: port.default(3978),
  PLAYGROUND: flag.optional(),
  PLAYGROUND_PORT: port.default(4000),
  PLAYGROUND_BROWSER: flag.default(true),
  OPERATIONS_PORT: port.optional(),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host/name' })
    .optional(),
  DATABASE_CA_FILE: z.string().optional(),
  DATABASE_TLS_VERIFY: flag.optional(),
  ENCRYPTION_KEY: z.string().optional(),
  KNOWLEDGE_DIR: list.default([]),
  RATE_LIMIT_PERSON: perMinute.default(60),
  RATE_LIMIT_WORKSPACE: perMinute.default(3_000),
  RETENTION_DAYS_EVENTS: days.default(3),
  RETENTION_DAYS_CASES: days.default(7),
  RETENTION_DAYS_ANSWERS: days.default(30),
  RETENTION_DAYS_QUESTIONS: days.default(90),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
});

type Environment = z.infer<typeof environment>;

/** Their values are never shown, not even in an error. */
const SECRETS = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'TEAMS_APP_PASSWORD',
  'DATABASE_URL',
  'ENCRYPTION_KEY',
]);

const DAY_MS = 24 * 60 * 60 * 1000;

/** How the advisor is set up. A platform that is absent is not loaded. */
export interface Config {
  slack?: {
    /** Of one workspace; without it, `oauth` is there. */
    botToken?: string;
    /** For many workspaces. */
    oauth?: { clientId: string; clientSecret: string; stateSecret: string };
    appToken?: string;
    signingSecret?: string;
    apiUrl?: string;
    port: number;
  };
  teams?: {
    appId: string;
    appType: Environment['TEAMS_APP_TYPE'];
    tenantId?: string;
    password?: string;
    allowedTenants: string[];
    cloud: Environment['TEAMS_CLOUD'];
    port: number;
  };
  /** Where health and metrics are served; nowhere unless given. */
  operationsPort?: number;
  /** Slack and Teams on this machine, with no account; `paceMs` is between two answers of its sample team. */
  playground?: { port: number; browser: boolean; paceMs?: number };
  /** The address that servers listen on. */
  host: string;
  dataDir: string;
  database: { url?: string; caFile?: string; verify?: boolean };
  encryptionKey?: string;
  /** Folders with a team's own knowledge, later ones winning. */
  knowledgeDirs: string[];
  /** Events a minute that are answered. */
  rateLimits: { person: number; workspace: number };
  /** Milliseconds. */
  retention: { events: number; cases: number; answers: number; questions: number };
  logLevel?: Environment['LOG_LEVEL'];
}

/** The values that must never be shown: every key of a list, and the password inside an address. */
export function secretsIn(env: NodeJS.ProcessEnv): string[] {
  return [...SECRETS].flatMap((name) => {
    const value = env[name] ?? '';
    const { password = '' } = URL.canParse(value) ? new URL(value) : {};
    return [value, password, decodeURIComponent(password), ...value.split(',').map((part) => part.trim())];
  });
}

/** The process environment, completed from `.env` in the working folder. */
export function readEnvironment(): NodeJS.ProcessEnv {
  readDotenv({ path: path.resolve('.env'), quiet: true });
  return process.env;
}

/**
 * Reads the configuration. Empty variables count as absent.
 * @throws ConfigError that lists every problem: the variable, what was found, what to do
 */
export function parseConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  const misfits =
    parsed.error?.issues.map((issue) => describe(String(issue.path[0]), issue.message, given)) ?? [];
  const problems = [...misfits, ...incomplete(given)];
  if (!parsed.success || problems.length > 0) throw invalid(problems);
  return toConfig(parsed.data);
}

function describe(name: string, message: string, given: Record<string, string | undefined>): string {
  const value = given[name] ?? '';
  const found = SECRETS.has(name) ? `a value of ${value.length} characters` : `"${value}"`;
  return `${name} ${message}; found ${found}.`;
}

/** What is half configured: each problem in one sentence. */
function incomplete(env: Record<string, string | undefined>): string[] {
  const problems = incompleteSlack(env);
  const isOn = /^(true|1|yes|on)$/i.test(env.PLAYGROUND ?? '');
  if (isOn && (env.SLACK_BOT_TOKEN ?? env.SLACK_CLIENT_ID ?? env.TEAMS_APP_ID) !== undefined)
    problems.push(
      'PLAYGROUND is on beside the settings of a platform; it stands in for both, so leave one out.',
    );
  if (env.TEAMS_APP_ID === undefined) {
    if (env.TEAMS_APP_PASSWORD !== undefined)
      problems.push('TEAMS_APP_ID is missing beside TEAMS_APP_PASSWORD.');
    return problems;
  }
  const type = env.TEAMS_APP_TYPE ?? 'SingleTenant';
  if (type !== 'MultiTenant' && env.TEAMS_APP_TENANT_ID === undefined) {
    problems.push(`TEAMS_APP_TENANT_ID is missing; TEAMS_APP_TYPE ${type} needs it.`);
  }
  if (type !== 'UserAssignedMsi' && env.TEAMS_APP_PASSWORD === undefined) {
    problems.push(`TEAMS_APP_PASSWORD is missing; TEAMS_APP_TYPE ${type} needs it.`);
  }
  return problems;
}

function invalid(problems: readonly string[]): ConfigError {
  return new ConfigError(`The configuration has ${problems.length} problem(s):\n- ${problems.join('\n- ')}`, {
    code: 'config/invalid',
    tip: 'Correct these variables in the environment or in .env; .env.example shows each of them.',
  });
}

/** The same object without the keys whose value is undefined. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function toConfig(env: Environment): Config {
  const slack = (env.SLACK_BOT_TOKEN ?? env.SLACK_CLIENT_ID) === undefined ? undefined : slackOf(env);
  const teams = env.TEAMS_APP_ID === undefined ? undefined : teamsOf(env, env.TEAMS_APP_ID);
  return present({
    slack,
    teams,
    operationsPort: env.OPERATIONS_PORT,
    playground: slack === undefined && teams === undefined ? playgroundOf(env) : undefined,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    database: present({
      url: env.DATABASE_URL,
      caFile: env.DATABASE_CA_FILE,
      verify: env.DATABASE_TLS_VERIFY,
    }),
    encryptionKey: env.ENCRYPTION_KEY,
    knowledgeDirs: env.KNOWLEDGE_DIR,
    rateLimits: { person: env.RATE_LIMIT_PERSON, workspace: env.RATE_LIMIT_WORKSPACE },
    retention: {
      events: env.RETENTION_DAYS_EVENTS * DAY_MS,
      cases: env.RETENTION_DAYS_CASES * DAY_MS,
      answers: env.RETENTION_DAYS_ANSWERS * DAY_MS,
      questions: env.RETENTION_DAYS_QUESTIONS * DAY_MS,
    },
    logLevel: env.LOG_LEVEL,
  });
}

function slackOf(env: Environment): NonNullable<Config['slack']> {
  return present({
    botToken: env.SLACK_BOT_TOKEN,
    oauth: oauthOf(env),
    appToken: env.SLACK_APP_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET,
    apiUrl: env.SLACK_API_URL,
    port: env.SLACK_PORT,
  });
}

function oauthOf(env: Environment): NonNullable<Config['slack']>['oauth'] {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = env;
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) return undefined;
  return { clientId, clientSecret, stateSecret };
}

/** On where nothing else is configured, unless it is switched off. */
function playgroundOf(env: Environment): Config['playground'] {
  if (env.PLAYGROUND === false) return undefined;
  return { port: env.PLAYGROUND_PORT, browser: env.PLAYGROUND_BROWSER };
}

function teamsOf(env: Environment, appId: string): NonNullable<Config['teams']> {
  return present({
    appId,
    appType: env.TEAMS_APP_TYPE,
    tenantId: env.TEAMS_APP_TENANT_ID,
    password: env.TEAMS_APP_PASSWORD,
    allowedTenants: env.TEAMS_ALLOWED_TENANTS,
    cloud: env.TEAMS_CLOUD,
    port: env.TEAMS_PORT,
  });
}
