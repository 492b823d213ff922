import { StorageError } from '../../../src/errors';
import { inEvent } from '../../../src/telemetry/event-context';
import { readableLog } from './log-lines';

const QUESTION = 'should we use MLOps for our fraud model?';

it('writes ids, codes, numbers and moments as they are', () => {
  const read = readableLog();
  const at = new Date('2026-11-23T10:00:00Z');
  read.log.info(
    { platform: 'slack', tenant: 'T0123', path: 'view.state.values', ms: 12, ok: true, at },
    'done',
  );
  expect(read.lines).toMatchObject([
    { platform: 'slack', tenant: 'T0123', path: 'view.state.values', ms: 12, ok: true, msg: 'done' },
  ]);
  expect(read.text()).toContain('2026-11-23T10:00:00.000Z');
});

it('withholds every other text, however deep it is', () => {
  const read = readableLog();
  read.log.warn(
    { text: QUESTION, deep: { list: [{ answer: QUESTION }] }, deeper: { a: { b: { c: { d: QUESTION } } } } },
    'seen',
  );
  expect(read.text()).not.toContain('MLOps');
  expect(read.lines).toMatchObject([{ text: `[withheld: ${QUESTION.length} characters]` }]);
});

it('keeps what an SDK says up to where it begins to quote', () => {
  const read = readableLog();
  read.log.warn({ detail: `Malformed request body: Unexpected token in "${QUESTION}"` }, 'Slack SDK warning');
  read.log.warn({ reason: 'rate limited' }, 'refused');
  expect(read.lines).toMatchObject([{ detail: 'Malformed request body' }, { reason: 'rate limited' }]);
});

it('tells of an error its name, code, tip, place and cause, and no message', () => {
  const read = readableLog();
  const cause = Object.assign(new Error(`invalid input syntax: "${QUESTION}"`), {
    code: '22P02',
    table: 'answer',
    detail: `Failing row contains (${QUESTION}).`,
  });
  const err = new StorageError(`refused: ${QUESTION}\n    at ${QUESTION} (/x/y.ts:1:1)`, {
    code: 'storage/failed',
    tip: 'Compare the tables.',
    cause,
  });
  read.log.error({ err }, 'not stored');
  expect(read.text()).not.toContain('MLOps');
  expect(read.lines).toMatchObject([
    {
      err: {
        name: 'StorageError',
        code: 'storage/failed',
        tip: 'Compare the tables.',
        at: [expect.stringMatching(/test\/src\/telemetry\/log\.test\.ts:\d+:\d+$/)],
        cause: { code: '22P02', table: 'answer' },
      },
    },
  ]);
});

it('says what was thrown where that is no error', () => {
  const read = readableLog();
  read.log.error({ err: QUESTION, error: { message: QUESTION } }, 'thrown');
  expect(read.text()).not.toContain('MLOps');
});

it('puts [secret] in the place of known secrets and of everything that looks like a token', () => {
  const secret = 'pass"word\\1';
  const read = readableLog([secret, 'k+/=1234567890abcdef', 'abc']);
  const texts = [
    'xoxb-123456789012-abcdef',
    'xapp-1-A0123-456-abcdef',
    'postgres://user:secret@db/advisor',
    'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl',
    'k+/=1234567890abcdef',
  ];
  for (const tip of [...texts, `so ${secret} it is`, 'Bearer abcdefgh.ijkl'])
    read.log.info({ tip }, 'a line of ours');
  for (const text of [...texts, secret, JSON.stringify(secret).slice(1, -1), 'abcdefgh.ijkl'])
    expect(read.text()).not.toContain(text);
  expect(read.lines).toHaveLength(texts.length + 2);
});

it('gives every line about one event the same id, and lines about others another one', async () => {
  const read = readableLog();
  const work = (name: string) => async () => {
    read.log.info({ name }, 'begun');
    await new Promise((resolve) => setImmediate(resolve));
    read.log.info({ name }, 'ended');
  };
  await Promise.all([inEvent(work('one')), inEvent(work('two'))]);
  read.log.info({}, 'nobody');
  const ids = (name: string) => read.lines.filter((line) => line.name === name).map(({ request }) => request);
  expect(ids('one')).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/), ids('one')[0]]);
  expect(ids('two')[0]).not.toBe(ids('one')[0]);
  expect(read.lines.at(-1)).not.toHaveProperty('request');
});
