import { Advisor } from '../../../src/advisor/advisor';
import type { Observed } from '../../../src/advisor/observed';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import type { Feature } from '../../../src/chat/feature';
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
  return { advisor, observed, kept, store };
}

const at = (id: string, group?: string): ConversationRef => ({
  ...conversation,
  id,
  ...(group !== undefined && { group }),
});
const arrival = (place: ConversationRef): ChatEvent => ({
  ...base,
  id: Math.random().toString(),
  conversation: place,
  kind: 'added',
});

test('where it is added, it says what it is for', async () => {
  const { advisor } = open();
  const reply = await advisor.handle({ ...base, id: 'e0', kind: 'added' });
  const words = isReply(reply) ? textOf(reply) : '';
  expect(words).toContain('Should we use MLOps for our fraud model?');
  for (const way of ['/ops-survey', '/ops-tips', 'mention me', 'Whoever runs me can show you what is kept'])
    expect(words).toContain(way);
});

test('it welcomes once, however often its arrival is told, and again after it was removed', async () => {
  const { advisor } = open();
  const told = await Promise.all([1, 2, 3].map(() => advisor.handle(arrival(at('c1')))));
  expect(told.filter((reply) => reply !== undefined)).toHaveLength(1);
  expect(await advisor.handle(arrival(at('c2')))).toBeDefined();
  await advisor.handle({ ...base, id: 'e3', kind: 'removed', from: 'conversation' });
  expect(await advisor.handle(arrival(at('c1')))).toBeDefined();
});

test('a team is welcomed once, in whichever of its channels', async () => {
  const { advisor } = open();
  expect(await advisor.handle(arrival(at('general', 'team1')))).toBeDefined();
  expect(await advisor.handle(arrival(at('random', 'team1')))).toBeUndefined();
  expect(await advisor.handle(arrival(at('random', 'team2')))).toBeDefined();
});

test('removed from a team, it keeps nothing of any of its channels, and all of other teams', async () => {
  const { advisor, kept, store } = open();
  const places = [at('a', 'team1'), at('b', 'team1'), at('c', 'team2'), at('d')];
  for (const [index, place] of places.entries())
    await advisor.handle({ ...question, id: `q${index}`, conversation: place });
  expect(await kept()).toBe(4);
  const gone = { ...base, id: 'e9', kind: 'removed', from: 'group', conversation: at('team1', 'team1') };
  expect(await advisor.handle(gone as ChatEvent)).toBeUndefined();
  const left = await store.exportData({ ...conversation, kind: 'tenant' });
  expect(left.answers.map((one) => one.conversation).sort()).toEqual(['c', 'd']);
  expect(left.references.map((one) => one.conversation)).toEqual(['c']);
});

test('where its memory is away, it welcomes rather than stay silent, and says that it could not forget', async () => {
  const away = () => Promise.reject(new Error('away'));
  const { answerer, library } = openCore();
  const store = { ...createMemoryStore({ log: silent }), addReference: away, eraseData: away };
  const advisor = new Advisor({ library, answerer, store, features: [], log: silent, now: () => base.at });
  expect(await advisor.handle(arrival(at('c1')))).toBeDefined();
  const gone: ChatEvent = { ...base, id: 'e3', kind: 'removed', from: 'conversation' };
  expect(await advisor.handle(gone)).toBeDefined();
});

test('a refresh that nothing answers to, or that fails, leaves the message as it is', async () => {
  const { answerer, library, store } = { ...openCore(), ...open() };
  const feature: Feature = {
    command: 'survey',
    owns: (id) => id === 'mine',
    handle: () => Promise.resolve(undefined),
    fromMessage: () => Promise.resolve(undefined),
    refresh: () => Promise.reject(new Error('broken')),
  };
  const parts = { library, answerer, store, log: silent, now: () => base.at };
  const advisor = new Advisor({ ...parts, features: [feature] });
  for (const action of ['mine', 'other'])
    expect(await advisor.handle({ ...base, id: 'r1', kind: 'refresh', action, value: '' })).toBeUndefined();
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
