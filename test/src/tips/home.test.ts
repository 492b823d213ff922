import type { ConversationRef, HomeEvent } from '../../../src/chat/event';
import { CHANNEL, MONDAY, TipsUnderTest } from './tips-under-test';

let tips: TipsUnderTest;
const other: ConversationRef = { ...CHANNEL, id: 'C2', address: { channel: 'C2' } };
const direct: ConversationRef = {
  ...{ platform: 'slack', tenant: 'T1', id: 'D1', kind: 'direct', address: { channel: 'D1' } },
};

beforeEach(() => {
  tips = new TipsUnderTest();
  tips.chat.members = { U1: ['C1', 'D1'], U2: ['C1', 'C2'] };
});

async function page(person = 'U1', tenant = 'T1'): Promise<string> {
  const event: HomeEvent = {
    ...{ kind: 'home', id: 'h1', at: new Date(MONDAY), conversation: { ...direct, tenant } },
    ...{ person: { id: person }, private: false },
  };
  return JSON.stringify(await tips.tips.home(event));
}

test('says how tips are ordered where there are none', async () => {
  const words = await page();
  expect(words).toContain('No weekly tips come to your channels.');
  expect(words).toContain('"label":"Send weekly tips to me alone","action":"open-tip-schedule"');
});

test('shows day, time and next tip of the channels that the person is in, the soonest first', async () => {
  await tips.command('on friday 9:30 Europe/Zurich');
  await tips.command('on wednesday 8:00 Europe/Zurich', { conversation: other });
  expect(await page('U1')).toContain('every Friday at 09:30 (Europe/Zurich). The next one: ');
  expect(await page('U1')).not.toContain('name-of-C2');
  const both = await page('U2');
  expect(both.indexOf('name-of-C2')).toBeGreaterThan(0);
  expect(both.indexOf('name-of-C1')).toBeGreaterThan(both.indexOf('name-of-C2'));
  expect(both).toContain('"at":"2026-11-27T08:30:00.000Z"');
});

test('shows nothing to those who are in no channel, nor to other workspaces', async () => {
  await tips.command('on friday 9:30 Europe/Zurich');
  expect(await page('U9')).toContain('No weekly tips come to your channels.');
  expect(await page('U1', 'T2')).toContain('No weekly tips come to your channels.');
});

test('lets a person change the tips that come to them alone', async () => {
  await tips.command('on friday 9:30 Europe/Zurich', { conversation: direct });
  const words = await page();
  expect(words).toContain('To you alone');
  expect(words).toContain('"label":"Change the tips to me alone"');
});

test('stays short, and says how many more there are', async () => {
  const ids = Array.from({ length: 13 }, (_, index) => `C${index}`);
  tips.chat.members = { U1: ids };
  for (const id of ids) await tips.command('on friday 9:30 UTC', { conversation: { ...CHANNEL, id } });
  const words = await page();
  expect(words.match(/every Friday/g)).toHaveLength(10);
  expect(words).toContain('3 more channels get tips.');
});
