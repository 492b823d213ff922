import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Database } from '../../src/storage/connection';
import { openDatabase } from '../../src/storage/database';
import { createKeyRing } from '../../src/storage/keyring';
import { migrateDatabase } from '../../src/storage/migrate';
import { createPostgresStore } from '../../src/storage/postgres-store';
import { silent } from '../setup/logs';
import { openFolder } from '../setup/open-folder';
import { makeServer } from '../soak/own-server';
import { findOwnPostgres } from './own-postgres';

// The two ways to back up that docs/operations.md names, each restored elsewhere.

const NOW = new Date('2026-11-23T10:00:00Z');
const HOUR_MS = 3_600_000;
const owner = { platform: 'slack', tenant: 'T1' };
const place = { ...owner, conversation: 'C1' };
const survey = { ...owner, id: 'one' };
const keyRing = createKeyRing(randomBytes(32).toString('base64'));

const open = (database: Database) => createPostgresStore(database, { keyRing, log: silent });

let folder: string;

beforeEach(async () => {
  folder = await openFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An open survey with an answer, an order of tips, and an installation. */
async function fill(database: Database): Promise<void> {
  await migrateDatabase(database);
  const store = open(database);
  await store.createSurvey({
    ...place,
    ...survey,
    kind: 'devops',
    subject: 'Checkout',
    subjectKey: 'checkout',
    starter: 'U1',
    address: { channel: 'C1' },
    definition: { items: [] },
    minimum: 5,
    members: 12,
    startedAt: NOW,
    remindAt: new Date(NOW.getTime() + 12 * HOUR_MS),
    dueAt: new Date(NOW.getTime() + 12 * HOUR_MS),
    closesAt: new Date(NOW.getTime() + 24 * HOUR_MS),
  });
  await (await store.findBallot(survey))?.put('U2', { builds: 3 });
  const order = {
    reference: { id: 'C1', address: { channel: 'C1' } },
    weekday: 5,
    hour: 9,
    minute: 30,
    timeZone: 'Europe/Zurich',
    topics: ['data'],
    setBy: 'U1',
  };
  await store.saveTipSubscription(place, order, { at: NOW, week: '2026-W48' }, NOW);
  await store.putSecret(owner, 'installation', 'xoxb-of-this-workspace', NOW);
}

/** What a restored database must know, and be able to go on with. */
async function look(database: Database): Promise<void> {
  expect(await migrateDatabase(database)).toEqual([]);
  const store = open(database);
  expect(await store.findSurvey(survey)).toMatchObject({ subject: 'Checkout', state: 'open' });
  expect(await store.findSurveyAnswers(survey, 'U2')).toEqual({ builds: 3 });
  expect(await (await store.findBallot(survey))?.put('U3', { builds: 4 })).toBe(true);
  expect(await store.countSurveyAnswers(survey)).toBe(2);
  expect(await store.findTipSubscription(place)).toMatchObject({ weekday: 5, timeZone: 'Europe/Zurich' });
  expect(await store.getSecret(owner, 'installation')).toBe('xoxb-of-this-workspace');
}

it('goes on from a copy of the folder of the embedded database', async () => {
  const first = await openDatabase({ dataDir: path.join(folder, 'data'), log: silent });
  await fill(first);
  await first.close();
  cpSync(path.join(folder, 'data'), path.join(folder, 'restored'), {
    recursive: true,
    preserveTimestamps: true,
  });
  chown(path.join(folder, 'data/postgres'), path.join(folder, 'restored/postgres'));
  const second = await openDatabase({ dataDir: path.join(folder, 'restored'), log: silent });
  await look(second).finally(() => second.close());
}, 60_000);

it('goes on from a dump, in another database', async () => {
  const own = findOwnPostgres();
  const server = await makeServer(path.join(folder, 'server'), own);
  await server.start();
  const first = await openDatabase({ dataDir: '', url: server.url, log: silent });
  await fill(first);
  await first.query('CREATE DATABASE restored');
  const restored = server.url.replace('/postgres?', '/restored?');
  if (own === undefined) await copyRows(first, restored);
  else {
    const file = path.join(folder, 'advisor.dump');
    execFileSync(own.pgDump, ['--format=custom', `--file=${file}`, server.url]);
    execFileSync(own.pgRestore, ['--no-owner', `--dbname=${restored}`, file]);
  }
  const second = await openDatabase({ dataDir: '', url: restored, log: silent });
  await look(second).finally(() => second.close());
  await first.close();
  await server.stop();
}, 60_000);

const namesSchema = z.array(z.object({ name: z.string() }));

/** Where this machine has no `pg_dump`: the same rows, table by table, into freshly made tables. */
async function copyRows(from: Database, url: string): Promise<void> {
  const to = await openDatabase({ dataDir: '', url, log: silent });
  await migrateDatabase(to);
  const { rows } = await from.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration'`,
  );
  for (const { name } of namesSchema.parse(rows)) {
    const found = await from.query(`SELECT coalesce(json_agg(t), '[]')::text AS rows FROM ${name} t`);
    await to.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [
      (found.rows[0] as { rows: string }).rows,
    ]);
  }
  await to.close();
}

/** As `cp -a` does: under root, the database runs as the owner of its folder. */
function chown(like: string, folder: string): void {
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `--reference=${like}`, folder]);
}
