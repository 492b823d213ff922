import type { Answer } from '../../../src/advisor/answer';
import type { Observed } from '../../../src/advisor/observed';
import type { ChatAdapter } from '../../../src/chat/adapter';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import { StorageError } from '../../../src/errors';
import { createTelemetry, type Telemetry } from '../../../src/telemetry/telemetry';
import { silent } from '../../setup/logs';

const conversation: ConversationRef = {
  platform: 'slack',
  tenant: 'TSECRETTENANT',
  id: 'CSECRETCHANNEL',
  kind: 'channel',
  address: {},
};
const base = { id: 'E1', at: new Date(), conversation, person: { id: 'USECRETPERSON' }, private: false };
const question: ChatEvent = { ...base, kind: 'message', text: 'what is CI?', addressed: true };

let telemetry: Telemetry;

beforeEach(() => {
  telemetry = createTelemetry({
    log: silent,
    version: '1.2.3',
    platformOf: (origin) => (origin.includes('127.0.0.1') ? 'slack' : undefined),
  });
});
afterEach(() => telemetry.end());

const read = () => telemetry.metrics.registry.metrics();

function observed(more: Partial<Observed>): Observed {
  return { event: question, outcome: 'answered', reaction: undefined, ms: 40, ...more };
}

it('counts events, answers by intent, repeats and their time', async () => {
  const given = { answerId: 'A1', answer: { intent: 'explain' } as Answer };
  telemetry.observe(observed({ given }));
  telemetry.observe(observed({ outcome: 'repeat' }));
  telemetry.observe(observed({ outcome: 'failed' }));
  const text = await read();
  expect(text).toContain('ops_advisor_events_total{platform="slack",kind="message",outcome="answered"} 1');
  expect(text).toContain('ops_advisor_events_total{platform="slack",kind="message",outcome="failed"} 1');
  expect(text).toContain('ops_advisor_answers_total{platform="slack",intent="explain"} 1');
  expect(text).toContain('ops_advisor_repeats_dropped_total{platform="slack"} 1');
  expect(text).toContain(
    'ops_advisor_event_duration_seconds_bucket{le="0.05",platform="slack",kind="message"} 2',
  );
});

it('counts thumbs', async () => {
  const vote = (action: string): ChatEvent => ({ ...base, kind: 'action', action, value: '' });
  telemetry.observe(observed({ event: vote('tip-up') }));
  telemetry.observe(observed({ event: vote('tip-down') }));
  telemetry.observe(observed({ event: vote('why') }));
  const text = await read();
  expect(text.match(/^ops_advisor_feedback_votes_total\{.*$/gm)).toEqual([
    'ops_advisor_feedback_votes_total{platform="slack",vote="up"} 1',
    'ops_advisor_feedback_votes_total{platform="slack",vote="down"} 1',
  ]);
});

it('counts what becomes of messages that a feature sends, and leaves the chat as it is', async () => {
  const outcomes = ['gone', 'unknown'] as const;
  const chat = {
    platform: 'slack',
    send: async () => ({ outcome: outcomes[0], reason: 'not_in_channel' }),
    update: async () => {
      throw new Error('broken');
    },
    isAdmin: async () => true,
  } as unknown as ChatAdapter;
  const counted = telemetry.counted(chat, 'tips');
  const reply = { text: '', blocks: [], audience: 'conversation' as const };
  await expect(counted.send(conversation, reply)).resolves.toMatchObject({ outcome: 'gone' });
  await expect(counted.update({ conversation, id: '1', address: {} }, reply)).rejects.toThrow('broken');
  await expect(counted.isAdmin(conversation, { id: 'U1' })).resolves.toBe(true);
  const text = await read();
  expect(text).toContain('ops_advisor_deliveries_total{platform="slack",feature="tips",outcome="gone"} 1');
  expect(text).toContain('ops_advisor_deliveries_total{platform="slack",feature="tips",outcome="failed"} 1');
});

it('counts warnings and errors by code, and no more than a hundred codes', async () => {
  const { log } = telemetry;
  log.error({ err: new StorageError('away', { code: 'storage/unreachable', tip: '' }) }, 'not stored');
  log.warn({ error: Object.assign(new Error('reset'), { cause: { code: 'ECONNRESET' } }) }, 'lost');
  log.warn({ reason: 'a sentence of ours' }, 'nothing');
  for (let code = 0; code < 200; code++) log.warn({ code: `made/up-${code}` }, 'many');
  const text = await read();
  expect(text).toContain('ops_advisor_errors_total{level="error",code="storage/unreachable"} 1');
  expect(text).toContain('ops_advisor_errors_total{level="warn",code="none"} 1');
  expect(text.match(/^ops_advisor_errors_total/gm)?.length).toBeLessThanOrEqual(101);
  expect(text).toMatch(/ops_advisor_errors_total\{level="warn",code="other"\} \d+/);
});

it('names no tenant, person or conversation', async () => {
  telemetry.observe(observed({}));
  telemetry.log.error(
    { tenant: conversation.tenant, person: 'USECRETPERSON', conversation: conversation.id },
    'x',
  );
  expect(await read()).not.toContain('SECRET');
});
