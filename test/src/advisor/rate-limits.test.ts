import { Advisor } from '../../../src/advisor/advisor';
import { RateLimits } from '../../../src/advisor/rate-limits';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import { isReply, type Reaction } from '../../../src/chat/reply';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';

const START = new Date('2026-11-23T12:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: START, doNotFake: ['performance', 'setImmediate', 'nextTick'] }));
afterEach(() => jest.useRealTimers());

interface Where {
  person?: string;
  tenant?: string;
  addressed?: boolean;
}

function openAsker(settings: { person: number; workspace: number }) {
  const { answerer, library } = openCore();
  const outcomes: string[] = [];
  const advisor = new Advisor({
    library,
    answerer,
    store: createMemoryStore({ log: silent }),
    features: [],
    log: silent,
    now: () => START,
    limits: new RateLimits(settings),
    observe: ({ outcome }) => outcomes.push(outcome),
  });
  let count = 0;
  const base = ({ person = 'ann', tenant = 't1' }: Where) => {
    count += 1;
    const conversation: ConversationRef = {
      platform: 'slack',
      tenant,
      id: 'c1',
      kind: 'channel',
      address: null,
    };
    return { id: `e${count}`, at: START, conversation, person: { id: person }, private: false };
  };
  const handle = (event: ChatEvent): Promise<Reaction> => advisor.handle(event);
  return {
    outcomes,
    ask: (where: Where = {}) =>
      handle({
        ...base(where),
        kind: 'message',
        text: 'What is DevOps?',
        addressed: where.addressed ?? true,
      }),
    fill: () => handle({ ...base({}), kind: 'form', form: 'any', value: '', fields: { field: 'typed' } }),
  };
}

test('one person too fast is told once, then let go until the minute is over', async () => {
  const asker = openAsker({ person: 2, workspace: 100 });
  for (let count = 0; count < 4; count++) await asker.ask();
  expect(asker.outcomes).toEqual(['answered', 'answered', 'limited', 'limited']);
  jest.advanceTimersByTime(60_001);
  await asker.ask();
  expect(asker.outcomes.at(-1)).toBe('answered');
});

test('what is said beyond the limit is said to that person, with how long to wait', async () => {
  const asker = openAsker({ person: 1, workspace: 100 });
  await asker.ask();
  const told = await asker.ask();
  expect(told).toMatchObject({ audience: 'person', text: expect.stringContaining('in 60 seconds') });
  expect(await asker.ask()).toBeUndefined();
});

test('others are not held up by one', async () => {
  const asker = openAsker({ person: 1, workspace: 100 });
  await asker.ask();
  await asker.ask();
  expect(isReply(await asker.ask({ person: 'ben' }))).toBe(true);
  expect(isReply(await asker.ask({ tenant: 't2' }))).toBe(true);
  expect(asker.outcomes).toEqual(['answered', 'limited', 'answered', 'answered']);
});

test('nor is one workspace by another', async () => {
  const asker = openAsker({ person: 100, workspace: 1 });
  await asker.ask({ person: 'ann' });
  await asker.ask({ person: 'ben' });
  await asker.ask({ person: 'cy', tenant: 't2' });
  expect(asker.outcomes).toEqual(['answered', 'limited', 'answered']);
});

test('what people say among themselves is not counted', async () => {
  const asker = openAsker({ person: 1, workspace: 1 });
  for (let count = 0; count < 5; count++) await asker.ask({ addressed: false });
  expect(new Set(asker.outcomes)).toEqual(new Set(['answered']));
});

test('a form beyond the limit stays open, with what was filled in', async () => {
  const asker = openAsker({ person: 1, workspace: 100 });
  await asker.fill();
  const refusal = { type: 'form-refusal', problems: { field: expect.stringContaining('try again') } };
  expect(await asker.fill()).toEqual(refusal);
  expect(await asker.fill()).toEqual(refusal);
});
