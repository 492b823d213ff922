import { openPlatform, type PlatformUnderTest, STATE_SECRET } from './platform-under-test';
import { reply } from './slack-under-test';

let chat: PlatformUnderTest;

beforeAll(async () => {
  // Tokens that end within two hours are renewed at their first use.
  chat = await openPlatform({ tokenLifeSeconds: 3_600, onEvent: async () => reply('here') });
  await chat.install('acme');
  await chat.install('beta');
  for (const slack of Object.values(chat.workspaces)) {
    await slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hello' });
    await slack.waitFor(() => slack.answers('DALICE')[0]);
  }
  await everythingThatFails();
});

afterAll(() => chat.stop());

it('writes no token in the clear into the database', async () => {
  const dump = await dumpOf();
  expect(dump).toContain('TACME');
  for (const secret of secrets()) expect(dump).not.toContain(secret);
});

it('writes no token into the log', () => {
  expect(chat.lines.length).toBeGreaterThan(0);
  const log = JSON.stringify(chat.lines);
  for (const secret of secrets()) expect(log).not.toContain(secret);
});

it('keeps nothing of the person who installed it', async () => {
  const kept = await chat.store.getSecret({ platform: 'slack', tenant: 'TACME' }, 'installation');
  expect(kept).toContain('TACME');
  expect(kept).not.toContain('UALICE');
});

function secrets(): string[] {
  const issued = chat.platform.tokens.everIssued();
  expect(issued.length).toBeGreaterThanOrEqual(8);
  return [...issued, chat.platform.app.clientSecret, STATE_SECRET, 'xoxe', 'xoxb'];
}

async function everythingThatFails(): Promise<void> {
  chat.platform.faults.plan('oauth.v2.access', { kind: 'error', code: 'bad_client_secret' });
  await chat.install('acme');
  chat.platform.tokens.endAll('TBETA', 'token_revoked');
  const { TBETA: slack } = chat.workspaces;
  await slack?.say({ user: 'UALICE', channel: 'DALICE', text: 'and now?' });
  await chat.platform.uninstall('TBETA');
}

/** All rows of all tables, as text. */
async function dumpOf(): Promise<string> {
  const { database } = chat.state;
  const { rows: tables } = await database.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const dumped: string[] = [];
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await database.query(`SELECT t::text AS row FROM ${name} t`);
    dumped.push(...(rows as { row: string }[]).map(({ row }) => row));
  }
  return dumped.join('\n');
}
