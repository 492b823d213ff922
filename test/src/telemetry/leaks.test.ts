import { randomUUID } from 'node:crypto';
import { createHttpLink, sign } from '../../../adapters/playground/slack/http-link';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../adapters/playground/slack/start-slack-workspace';
import { startTeamsTenant, type TeamsTenant } from '../../../adapters/playground/teams/start-teams-tenant';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';
import type { ReplicaPorts } from '../../soak/children/whole-replica';
import { crowd } from '../../soak/replica-crowd';
import { killSpawned, type Spawned, spawnScript } from './spawned';

// Everything that people say here has this word in it, and nothing that the advisor may log does.
const MARK = 'quagga';
const ENCRYPTION_KEY = Buffer.from(randomUUID().slice(0, 32)).toString('base64');
const QUESTION = `should the ${MARK} team use MLOps for its fraud model?`;
const USER = 'UPERSON1';
const CHANNEL = 'CTEAM';

let db: TestDatabase;
let slack: SlackWorkspace;
let tenant: TeamsTenant;
let advisor: Spawned;
let ports: ReplicaPorts;

beforeAll(async () => {
  db = await openTestDatabase();
  slack = await startSlackWorkspace({ population: crowd(6) });
  tenant = await startTeamsTenant();
  advisor = spawnScript('whole-replica', {
    env: {
      DATABASE_URL: db.url,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      TEAMS_APP_PASSWORD: tenant.settings.password,
      TEAMS_APP_ID: tenant.settings.appId,
      TEAMS_APP_TENANT_ID: tenant.settings.tenantId,
      ENCRYPTION_KEY,
      LOG_LEVEL: 'debug',
    },
    teams: tenant.settings,
  });
  ports = JSON.parse(await advisor.wrote(/^\{"operations".*\}$/m)) as ReplicaPorts;
  slack.connectTo(`http://127.0.0.1:${ports.slack}/slack/events`);
  tenant.connect({ port: ports.teams });
}, 120_000);

afterAll(async () => {
  killSpawned();
  await slack.stop();
  await tenant.close();
  await db.close();
});

const mention = (text: string) =>
  slack.say({ user: USER, channel: CHANNEL, text: `<@${slack.state.bot.id}> ${text}` });
const command = (name: string, text: string) =>
  slack.command({ user: USER, channel: CHANNEL, command: name, text });
const answered = (count: number) => seen(`${count} answers`, () => slack.answers().length >= count);
const formOpen = () => seen('a form', () => slack.openView(USER));
const interactive = (payload: object) =>
  createHttpLink({
    url: `http://127.0.0.1:${ports.slack}/slack/events`,
    signingSecret: slack.signingSecret,
    now: () => new Date(),
  }).deliver('interactive', payload);

/** Waits for something in Slack; where it does not come, what the advisor wrote says why. */
async function seen<T>(what: string, look: () => T | undefined | false): Promise<T> {
  return slack.waitFor(look, 20_000).catch(() => {
    throw new Error(`there is not ${what}: ${advisor.output().slice(-3_000)}`);
  });
}

async function askInSlack(): Promise<void> {
  await mention(QUESTION);
  await answered(1);
  const message = slack.answers()[0];
  if (message !== undefined) await slack.press({ user: USER, message, label: 'Why?' });
  await command('/ops-ask', QUESTION);
  await command('/ops-compare', `jenkins and ${MARK}-ci`);
  await answered(3);
}

async function fillInForms(): Promise<void> {
  await command('/ops-survey', 'start devops');
  const view = await formOpen();
  view.fill({ kind: 'devops', subject: `the ${MARK} app`, minimum: '3' });
  await view.submit();
  const card = await seen('the card', () =>
    slack.answers(CHANNEL).find(({ blocks }) => JSON.stringify(blocks).includes('Take the survey')),
  );
  await slack.press({ user: USER, message: card, label: 'Take the survey' });
  const survey = await formOpen();
  const forged = structuredClone(survey.view);
  for (const id of Object.keys(forged.values)) survey.view.values[id] = `${MARK} answer`;
  await survey.submit().catch(() => undefined);
  await interactive({
    type: 'view_submission',
    user: { id: MARK },
    view: { state: { values: { [`${MARK} key`]: MARK } } },
  });
  await command('/ops-tips', `every ${MARK} at nine`);
}

async function sendNonsense(): Promise<void> {
  await slack.event({
    type: 'message',
    text: QUESTION,
    channel: { [`${MARK} key`]: MARK },
    user: `${MARK} user`,
    ts: MARK,
  });
  await interactive({
    type: 'block_actions',
    user: { id: `${MARK} person` },
    actions: [{ value: QUESTION }],
  });
  const url = `http://127.0.0.1:${ports.slack}/slack/events`;
  const body = `{"text": "${QUESTION}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(slack.signingSecret, timestamp, body),
  };
  await fetch(url, { method: 'POST', headers, body });
  await fetch(url, { method: 'POST', headers: { ...headers, 'x-slack-signature': `v0=${MARK}` }, body });
  await tenant.deliver({ type: 'message', text: QUESTION }, 'not.a.token');
  await tenant.deliver({ type: 'message', text: QUESTION, from: MARK }, tenant.issuer.sign(tenant.claims()));
}

async function askInTeams(): Promise<void> {
  const chat = tenant.personal();
  await chat.say(QUESTION);
  const [message] = chat.said();
  if (message !== undefined) await chat.press(message, 'Why?');
  await chat.say(`/ops-ask ${QUESTION}`);
  tenant.state.failNext({ kind: 'error', status: 400 }, { kind: 'error', status: 500 });
  await chat.say(`what is ${MARK}?`);
  await chat.say(`tips every ${MARK}`);
}

/** From now on the database refuses what is asked, and quotes it. */
async function breakDatabase(): Promise<void> {
  await db.database.query('ALTER TABLE answer ADD CHECK (false) NOT VALID');
  await db.database.query('ALTER TABLE inbox_event ADD CHECK (false) NOT VALID');
}

it('writes no secret, no question, no answer and nothing that was filled in, whatever happens', async () => {
  await askInSlack();
  await fillInForms();
  await askInTeams();
  await sendNonsense();
  slack.faults.plan('chat.postMessage', { kind: 'error', code: 'invalid_blocks' });
  slack.faults.plan('chat.postMessage', { kind: 'error', code: 'missing_scope', needed: 'chat:write' });
  slack.faults.plan('chat.postMessage', { kind: 'http', status: 500 });
  for (let asked = 0; asked < 3; asked++) await mention(QUESTION);
  await breakDatabase();
  const before = slack.answers().length;
  await mention(QUESTION);
  await tenant.personal().say(QUESTION);
  await answered(before + 1);
  advisor.process.kill('SIGTERM');
  expect(await advisor.exit).toBe(0);

  const output = advisor.output();
  expect(output.toLowerCase()).not.toContain(MARK);
  const { password } = new URL(db.url);
  for (const secret of [
    slack.tokens.bot,
    slack.signingSecret,
    tenant.settings.password,
    ENCRYPTION_KEY,
    db.url,
    password,
  ])
    expect(output).not.toContain(secret);
  // What is left is of use: the answers, the refusals and the failures stand there.
  for (const line of [
    '"answered"',
    '"23514"',
    'could not be remembered',
    'we cannot read',
    'was refused',
    'Malformed request body',
    'told to stop',
  ])
    expect(output).toContain(line);
}, 120_000);
