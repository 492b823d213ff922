import type { ConversationRef } from '../../../src/chat/event';
import { type Bot, startBot } from './start-bot';

const LEE = { id: '29:lee', name: 'Lee', aadObjectId: 'aad-lee' };

let bot: Bot;
let place: ConversationRef;

beforeAll(async () => {
  bot = await startBot();
});
beforeEach(async () => {
  const channel = bot.tenant.channel();
  await channel.say('Hi', { by: { id: 'nestor', name: 'Nestor' } });
  bot.tenant.state.roster.set(channel.conversation.id, [...crowd(700), LEE]);
  const said = bot.events.at(-1);
  if (said === undefined) throw new Error('nothing was heard');
  place = JSON.parse(JSON.stringify(said.conversation));
});
afterAll(() => bot.stop());

function crowd(count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `29:p${index}`, name: `P${index}` }));
}

const joined = async (id: string) => (await bot.adapter.joinedBy({ id }, [place])).length === 1;

it('finds a person on whichever page, by the id that the advisor knows', async () => {
  expect(await joined('aad-lee')).toBe(true);
  expect(await joined('29:p3')).toBe(true);
  expect(await joined('29:lee')).toBe(false);
  expect(await joined('stranger')).toBe(false);
});

it('finds nobody where the app was removed', async () => {
  bot.tenant.state.conversations.delete(place.id);
  expect(await joined('aad-lee')).toBe(false);
});

it('says that it cannot tell, rather than that nobody is there', async () => {
  for (let tries = 0; tries < 10; tries++) bot.tenant.state.failNext({ kind: 'error', status: 503 });
  await expect(joined('aad-lee')).rejects.toThrow();
});
