import { Advisor } from '../../../src/advisor/advisor';
import type { Observed } from '../../../src/advisor/observed';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import { isReply } from '../../../src/chat/reply';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { textOf } from './talk';

const conversation: ConversationRef = {
  platform: 'teams',
  tenant: 't1',
  id: 'c1',
  kind: 'channel',
  address: null,
};
const base = { at: new Date(), conversation, person: { id: 'ann' }, private: false };
const question: ChatEvent = {
  ...base,
  id: 'e1',
  kind: 'message',
  text: 'Should we use MLOps for our fraud model?',
  addressed: true,
};

function open() {
  const { answerer, library } = openCore();
  const store = createMemoryStore({ log: silent });
  const observed: Observed[] = [];
  const advisor = new Advisor({
    library,
    answerer,
    store,
    features: [],
    log: silent,
    now: () => base.at,
    observe: (one) => observed.push(one),
  });
  const kept = async () => (await store.exportData({ ...conversation, kind: 'tenant' })).answers.length;
  return { advisor, observed, kept };
}

test('where it is added, it says what it is for', async () => {
  const { advisor } = open();
  const reply = await advisor.handle({ ...base, id: 'e0', kind: 'added' });
  expect(isReply(reply) && textOf(reply)).toContain('Should we use MLOps for our fraud model?');
});

test.each(['conversation', 'tenant'] as const)('removed from a %s, it keeps nothing of it', async (from) => {
  const { advisor, kept } = open();
  await advisor.handle(question);
  expect(await kept()).toBe(1);
  expect(await advisor.handle({ ...base, id: 'e2', kind: 'removed', from })).toBeUndefined();
  expect(await kept()).toBe(0);
});

test('each event is observed once, with what was understood', async () => {
  const { advisor, observed } = open();
  await advisor.handle(question);
  await advisor.handle(question);
  expect(observed).toMatchObject([
    { event: question, outcome: 'answered', given: { answer: { intent: 'recommend', verdict: 'mlops' } } },
    { event: question, outcome: 'repeat', reaction: undefined },
  ]);
});
