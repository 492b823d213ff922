import { cardText } from '../../../adapters/playground/teams/card-text';
import type { SearchView, Typed } from '../../../adapters/playground/teams/lookup-search';
import { createLookup } from '../../../src/advisor/lookup';
import type { OnLookup } from '../../../src/chat/adapter';
import type { LookupResult } from '../../../src/chat/reply';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { type Bot, startBot, textReply } from './start-bot';

const results = (view: SearchView) => (view.state === 'results' ? view.results : []);

describe('the message extension in Teams', () => {
  let bot: Bot;
  const asked: unknown[] = [];
  const core = createLookup({ ...openCore(), log: silent });

  beforeAll(async () => {
    const onLookup: OnLookup = (lookup) => {
      asked.push(lookup);
      return core(lookup);
    };
    bot = await startBot({ onLookup });
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(() => bot.stop());

  const type = (text: string, typed: Typed = {}) => bot.tenant.search(bot.tenant.group(), text, typed);

  it('finds a tool, and puts its card into the conversation', async () => {
    const chat = bot.tenant.group();
    const [found] = results(await bot.tenant.search(chat, 'mlfow'));
    expect(found?.title).toBe('MLflow');
    expect(found?.text).toContain('records runs and models');
    const { card, from } = found?.insert() ?? {};
    expect(from).toBe('person');
    expect(card && cardText(card)).toMatch(/^MLflow\n.+\n[\s\S]*Best for: [\s\S]*Sources: /);
    expect(chat.said()).toEqual([]);
  });

  it('has something to begin with, at most ten', async () => {
    const titles = results(await type('')).map(({ title }) => title);
    expect(titles).toHaveLength(10);
    expect(titles).toEqual(expect.arrayContaining(['DevOps', 'MLOps']));
  });

  it('says so where it knows nothing like that', async () => {
    expect(await type('froobnicator')).toEqual({
      state: 'message',
      text: expect.stringContaining('I know no tool or concept like that.'),
    });
  });

  it('has no more where the list has come to its end', async () => {
    expect(await type('mlflow', { skip: 25 })).toEqual({ state: 'results', results: [] });
  });

  it('tells the core what is looked up and in which tenant, and nobody who looks', async () => {
    await type('drift', { by: { id: 'nestor', name: 'Nestor' } });
    expect(asked).toEqual([{ platform: 'teams', tenant: bot.tenant.settings.tenantId, text: 'drift' }]);
    expect(bot.events).toEqual([]);
    expect(JSON.stringify(bot.logged)).not.toMatch(/drift|[Nn]estor/);
  });

  it('works where the bot is not', async () => {
    const chat = bot.tenant.group();
    chat.close();
    expect(results(await bot.tenant.search(chat, 'helm'))).not.toEqual([]);
  });

  it('answers many at once', async () => {
    const views = await Promise.all(
      ['kub', 'kube', 'mlflow', 'drift', 'feature st', 'terraform', ''].flatMap((text) => [
        type(text),
        type(text),
        type(text),
      ]),
    );
    expect(views.every((view) => results(view).length > 0)).toBe(true);
  });

  it.each([
    ['another command', { commandId: 'other', parameters: [] }],
    ['no command', { parameters: [] }],
    ['parameters that are none', { commandId: 'lookup', parameters: 'x' }],
    ['nothing', undefined],
  ])('is not for %s', async (_what, value) => {
    expect(await post({ value })).toMatchObject({ status: 501 });
    expect(asked).toEqual([]);
  });

  it.each([
    ['no parameters', { commandId: 'lookup' }],
    ['a text that is none', { commandId: 'lookup', parameters: [{ name: 'text', value: { a: 1 } }] }],
    ['a text with marks', { commandId: 'lookup', parameters: [{ name: 'text', value: '\u0000\ud800' }] }],
  ])('bears %s', async (_what, value) => {
    expect(await post({ value })).toMatchObject({ status: 200 });
  });

  it('is behind the gate', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const query = { commandId: 'lookup', parameters: [{ name: 'text', value: 'drift' }] };
    const forged = bot.tenant.issuer.sign({ ...bot.tenant.claims(), aud: 'other-app' });
    expect(await post({ value: query }, forged)).toMatchObject({ status: 401 });
    const foreign = { channelData: { tenant: { id: 'other' } } };
    expect(await post({ value: query, ...foreign })).toMatchObject({ status: 403 });
    expect(asked).toEqual([]);
    jest.restoreAllMocks();
  });

  async function post(changes: object, token = bot.tenant.issuer.sign(bot.tenant.claims())) {
    await type('x');
    asked.length = 0;
    const activity = bot.tenant.delivered.at(-1);
    return bot.tenant.deliver({ ...activity, ...changes }, token);
  }
});

describe('the message extension in trouble', () => {
  const looksUp = async (onLookup: OnLookup, act: (bot: Bot) => Promise<void>) => {
    const bot = await startBot({ onLookup, timing: { dialogWithinMs: 20 } });
    try {
      await act(bot);
    } finally {
      await bot.stop();
    }
  };

  it('asks for patience where looking takes too long', async () => {
    let finish = (): void => undefined;
    const slow: OnLookup = () =>
      new Promise((resolve) => {
        finish = () => resolve([]);
      });
    await looksUp(slow, async ({ tenant }) => {
      expect(await tenant.search(tenant.personal(), 'x')).toMatchObject({
        state: 'message',
        text: expect.stringContaining('too long'),
      });
      finish();
    });
  });

  it('is sorry where looking fails, and keeps the reason to the log', async () => {
    const broken: OnLookup = () => Promise.reject(new TypeError('inner workings'));
    await looksUp(broken, async ({ tenant, logged }) => {
      const view = await tenant.search(tenant.personal(), 'x');
      expect(view).toMatchObject({ state: 'message', text: expect.stringContaining('did not work') });
      expect(JSON.stringify(view)).not.toContain('inner workings');
      expect(logged).toContainEqual(expect.objectContaining({ level: 'error' }));
    });
  });

  it('inserts one card of what is too long for one', async () => {
    const items = Array.from({ length: 2_000 }, (_, index) => `reason number ${index}`);
    const long: LookupResult = {
      title: 'Long',
      text: 'Much to say',
      reply: { ...textReply('Long'), blocks: [{ type: 'list', items }] },
    };
    await looksUp(
      async () => [long],
      async ({ tenant }) => {
        const [found] = results(await tenant.search(tenant.personal(), 'x'));
        const { card } = found?.insert() ?? {};
        expect(card && cardText(card)).toContain('There is more to say about this');
      },
    );
  });

  it('is not there without anything to look up', async () => {
    const bot = await startBot();
    try {
      expect(await bot.tenant.search(bot.tenant.personal(), 'x')).toEqual({ state: 'unreachable' });
    } finally {
      await bot.stop();
    }
  });
});
