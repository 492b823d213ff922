import { Advisor } from '../../src/advisor/advisor';
import { createFeatures, type Features } from '../../src/features';
import type { JobQueue } from '../../src/jobs/job-queue';
import { openJobQueue } from '../../src/jobs/pg-boss-queue';
import { openPlatform, type PlatformUnderTest } from '../adapters/slack/platform-under-test';
import { openCore } from '../evaluation/core';
import { silent } from '../setup/logs';

/** The whole advisor in two workspaces that installed it. */

let chat: PlatformUnderTest;
let jobs: JobQueue;
let features: Features;
let advisor: Advisor;

beforeAll(async () => {
  chat = await openPlatform({ onEvent: (event) => advisor.handle(event) });
  const { library, answerer } = openCore();
  const { store } = chat;
  const now = () => new Date();
  jobs = await openJobQueue(chat.state.database, { log: silent, pollMs: 50 });
  features = createFeatures({ library, store, jobs, chatFor: () => chat.adapter, log: silent, now });
  const { aftercare, all } = features;
  advisor = new Advisor({ library, answerer, store, features: all, aftercare, log: silent, now });
  await features.start();
  await chat.install('acme');
  await chat.install('beta');
});

afterAll(async () => {
  await features.stop();
  await jobs.stop();
  await chat.stop();
});

it('remembers what was said in each, and forgets one of them as a whole when it leaves', async () => {
  await use('TACME');
  await use('TBETA');
  const beta = await rowsOf('TBETA');
  expect(await rowsOf('TACME')).toEqual(beta);
  expect(beta).toMatchObject({ answer: 1, conversation_case: 1, secret: 1, tip_subscription: 1 });
  await chat.platform.uninstall('TACME');
  expect(await rowsOf('TACME')).toEqual({});
  expect(await rowsOf('TBETA')).toEqual(beta);
});

it('begins anew where it is installed again', async () => {
  await chat.install('acme');
  await use('TACME');
  expect(await rowsOf('TACME')).toMatchObject({ answer: 1, secret: 1, tip_subscription: 1 });
});

async function use(tenant: string): Promise<void> {
  const slack = chat.workspaces[tenant];
  if (slack === undefined) throw new Error(`there is no workspace ${tenant}`);
  const before = slack.answers().length;
  await slack.say({
    user: 'UALICE',
    channel: 'CGENERAL',
    text: '<@UOPSBOT> should we use MLOps for our fraud model?',
  });
  await slack.waitFor(() => slack.answers('CGENERAL').length > before);
  await slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-tips', text: 'on' });
  await slack.waitFor(() => slack.answers('CGENERAL').length > before + 1);
}

/** How many rows each table has of a tenant, empty tables left out. */
async function rowsOf(tenant: string): Promise<Record<string, number>> {
  const { database } = chat.state;
  const { rows } = await database.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant'`,
  );
  const counted: [string, number][] = [];
  for (const { name } of rows as { name: string }[]) {
    const found = await database.query(`SELECT 1 FROM "${name}" WHERE tenant = $1`, [tenant]);
    counted.push([name, found.rows.length]);
  }
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}
