import { randomBytes } from 'node:crypto';
import { createKeyRing } from '../../../src/storage/keyring';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { answerKey } from '../../../src/storage/survey-secret';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';
import { silentLog } from './silent-log';
import { replyOf, SurveysUnderTest } from './under-test';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const PEOPLE = ['P-anna', 'P-ben', 'P-carla', 'P-dario', 'P-emma', 'P-finn'];
const LINES = ['1', '2', '3', '4', '5', 'dont-know'];

interface TableName {
  schema: string;
  name: string;
}

/** Every row of every table, with where it lies and which transaction wrote it. */
async function dump(): Promise<Record<string, string[]>> {
  const { rows } = await db.database.query(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const all: Record<string, string[]> = {};
  for (const { schema, name } of rows as TableName[]) {
    const table = `"${schema}"."${name}"`;
    const found = await db.database.query(
      `SELECT ctid::text, xmin::text, t::text AS row FROM ${table} t ORDER BY ctid`,
    );
    all[name] = found.rows.map((row) => JSON.stringify(row));
  }
  return all;
}

async function runSurvey(
  encryptionKey?: string,
): Promise<{ test: SurveysUnderTest; opened: Record<string, string[]> }> {
  const keyRing = encryptionKey === undefined ? undefined : createKeyRing(encryptionKey);
  const test = new SurveysUnderTest({ store: createPostgresStore(db.database, { keyRing, log: silentLog }) });
  await test.begin();
  const [open] = await test.store.listSurveys({ platform: 'slack', tenant: 'T1', conversation: 'C1' });
  if (open === undefined) throw new Error('no survey was started');
  for (const [index, person] of PEOPLE.entries()) await test.answer(person, LINES[index] ?? '3', open.id);
  return { test, opened: await dump() };
}

afterEach(() =>
  createPostgresStore(db.database, { log: silentLog }).eraseData({
    kind: 'tenant',
    platform: 'slack',
    tenant: 'T1',
  }),
);

it('names nobody who answered, not even while a survey is open', async () => {
  const { test, opened } = await runSurvey();
  const text = JSON.stringify(opened);
  expect(opened.survey_answer).toHaveLength(PEOPLE.length);
  for (const person of PEOPLE) expect(text).not.toContain(person);
  await test.surveys.stop();
});

it('needs the key of the advisor to open the secret of an open survey, where there is one', async () => {
  const { test } = await runSurvey(randomBytes(32).toString('base64'));
  const { rows } = await db.database.query('SELECT * FROM survey_secret');
  const { sealed, survey_id: id } = rows[0] as { sealed: string; survey_id: string };
  const keys = await db.database.query('SELECT answer_key FROM survey_answer');
  const stored = keys.rows.map((row) => (row as { answer_key: string }).answer_key);
  const guessed = answerKey(sealed, { platform: 'slack', tenant: 'T1', id }, PEOPLE[0] ?? '');
  expect(stored).not.toContain(guessed);
  await test.surveys.stop();
});

it('leaves nothing after the close by which an answer could be tied to a person', async () => {
  const { test, opened } = await runSurvey();
  const secrets = (opened.survey_secret ?? []).map(
    (row) => /,([A-Za-z0-9+/]{43}=)\)/.exec(row)?.[1] ?? 'none',
  );
  const keys = (opened.survey_answer ?? []).map((row) => /,([0-9a-f]{64}),/.exec(row)?.[1] ?? 'none');
  // The attack works while the survey is open and the secret lies there, so it is a real one.
  const { rows } = await db.database.query('SELECT survey_id FROM survey_secret');
  const { survey_id: id } = rows[0] as { survey_id: string };
  const key = { platform: 'slack', tenant: 'T1', id };
  const attacked = PEOPLE.map((person) => answerKey(secrets[0] ?? '', key, person));
  expect([...attacked].sort()).toEqual([...keys].sort());

  await test.say('close');
  await test.surveys.settled();
  const closed = await dump();
  expect(closed.survey).toHaveLength(1);
  expect([closed.survey_answer, closed.survey_secret]).toEqual([[], []]);
  const text = JSON.stringify(closed);
  for (const trace of [...PEOPLE, ...keys, ...secrets]) expect(text).not.toContain(trace);
  // Nobody's own set of answers is left, only what six answers come to.
  expect(text).not.toContain('"answers"');
  expect(closed.survey?.[0]).not.toContain('U1');
  await test.surveys.stop();
});

it('sweeps the removed rows out of the files of the database', async () => {
  const { test } = await runSurvey();
  await test.say('close');
  await test.surveys.settled();
  const { rows } = await db.database.query(
    `SELECT pg_relation_size('survey_answer')::int AS answers, pg_relation_size('survey_secret')::int AS secrets`,
  );
  expect(rows).toEqual([{ answers: 0, secrets: 0 }]);
  await test.surveys.stop();
});

it('keeps not even the number of answers below the minimum', async () => {
  const test = new SurveysUnderTest({ store: createPostgresStore(db.database, { log: silentLog }) });
  await test.begin();
  const [open] = await test.store.listSurveys({ platform: 'slack', tenant: 'T1', conversation: 'C1' });
  await test.answer('P-anna', '1', open?.id);
  expect(replyOf(await test.say('close')).text).toContain('is closed');
  await test.surveys.settled();
  const ended = await test.store.findSurvey({ platform: 'slack', tenant: 'T1', id: open?.id ?? '' });
  expect(ended).toMatchObject({ result: { outcome: 'too-few' }, members: undefined, cardShown: undefined });
  expect(JSON.stringify(ended?.result)).toBe('{"outcome":"too-few"}');
  await test.surveys.stop();
});
