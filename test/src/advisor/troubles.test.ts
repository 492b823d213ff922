import { StorageError } from '../../../src/errors';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { openTalk } from './talk';

const FRAUD = 'Should we use MLOps for our fraud model?';

async function away(): Promise<never> {
  throw new StorageError('The database does not answer.', { code: 'storage/away', tip: 'Start it.' });
}

const STORE_AWAY = {
  claimEvent: away,
  saveCase: away,
  findCase: away,
  saveAnswer: away,
  findAnswer: away,
  hasSpokenIn: away,
  eraseData: away,
  addReference: away,
  listReferences: away,
};

describe('a repeat of an event', () => {
  it('is dropped', async () => {
    const talk = openTalk();
    expect(await talk.say(FRAUD, { eventId: 'e1' })).toContain('Yes to MLOps');
    expect(await talk.say(FRAUD, { eventId: 'e1' })).toBe('');
  });

  it('is only one within its tenant and platform', async () => {
    const talk = openTalk();
    for (const where of [{}, { tenant: 't2' }, { platform: 'teams' as const }]) {
      expect(await talk.say(FRAUD, { eventId: 'e1', ...where })).toContain('Yes to MLOps');
    }
  });

  it('that comes while the first one is being answered is dropped as well', async () => {
    const talk = openTalk();
    const both = await Promise.all([talk.say(FRAUD, { eventId: 'e1' }), talk.say(FRAUD, { eventId: 'e1' })]);
    expect(both.filter((reply) => reply !== '')).toHaveLength(1);
  });
});

describe('while the store is away', () => {
  it('questions are still answered', async () => {
    const talk = openTalk({ store: STORE_AWAY });
    expect(await talk.say(FRAUD)).toContain('Yes to MLOps');
    expect(await talk.command('compare', 'jenkins tekton')).toContain('Jenkins and Tekton');
    expect(talk.lines.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
  });

  it('nothing is said in threads that may not be ours', async () => {
    const talk = openTalk({ store: STORE_AWAY });
    expect(await talk.say(FRAUD, { thread: 'x', addressed: false })).toBe('');
  });

  it('a button gets an apology with a reference', async () => {
    const talk = openTalk({ store: STORE_AWAY });
    await talk.say(FRAUD);
    expect(await talk.press('Why?')).toMatch(/Sorry, something went wrong.*reference: [0-9a-f]{8}\./);
  });
});

describe('when answering fails', () => {
  const broken = { ...openCore().answerer, understand: fail, answer: fail };
  function fail(): never {
    throw new TypeError('reading a property of undefined');
  }
  const open = () => openTalk({ answerer: broken as never });

  it('people get an apology with a reference, and no inner workings', async () => {
    const reply = await open().say(FRAUD);
    expect(reply).toMatch(/Sorry, something went wrong.*reference: [0-9a-f]{8}\./);
    expect(reply).not.toMatch(/TypeError|undefined|\.ts|at /);
  });

  it('the reference is in the log, beside the error', async () => {
    const talk = open();
    const reply = await talk.say(FRAUD);
    const [line] = talk.lines.filter(({ level }) => level === 'error');
    expect(reply).toContain(String(line?.fields.reference));
    expect(line?.fields.err).toBeInstanceOf(TypeError);
  });

  it('a private question gets a private apology', async () => {
    const talk = open();
    await talk.command('ask', FRAUD, { private: true });
    expect(talk.last()?.audience).toBe('person');
  });
});

test('the log says nothing of what was asked or answered', async () => {
  const secret = 'Zanzibar';
  for (const store of [STORE_AWAY, createMemoryStore({ log: silent })]) {
    const talk = openTalk({ store });
    await talk.say(`Our project ${secret} trains a fraud model. MLOps?`);
    await talk.say('why?');
    await talk.say(`jenkins vs ${secret}`);
    await talk.pressAny('tell-fact', secret);
    expect(talk.lines.length).toBeGreaterThan(0);
    const logged = JSON.stringify(talk.lines, (_key, value) =>
      value instanceof Error ? `${value.message} ${value.stack}` : value,
    );
    expect(logged).not.toContain(secret);
    expect(logged).not.toMatch(/fraud model|Yes to MLOps/);
  }
});

describe('a button that was never given out', () => {
  const FORGOTTEN = 'no longer have that answer in mind';

  it.each([
    ['nothing', 'why', ''],
    ['no JSON', 'why', '{'],
    ['another shape', 'why', '[]'],
    ['null', 'why', 'null'],
    ['an unknown answer', 'why', '{"answer":"00000000-0000-4000-8000-000000000000"}'],
    ['more than we give out', 'why', '{"answer":"x","admin":true}'],
    ['an endless id', 'why', `{"answer":"${'x'.repeat(1000)}"}`],
    ['a prototype', 'tell-fact', '{"__proto__":{"answer":"x"}}'],
  ])('with %s is refused politely', async (_name, action, value) => {
    const talk = openTalk();
    await talk.say(FRAUD);
    expect(await talk.pressAny(action, value)).toContain(FORGOTTEN);
    expect(talk.last()?.audience).toBe('person');
    expect(talk.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('with an action that we do not know is refused, on any answer', async () => {
    const talk = openTalk();
    await talk.say(FRAUD);
    const value = talk
      .last()
      ?.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0]?.value;
    expect(await talk.pressAny('delete-everything', value ?? '')).toContain(FORGOTTEN);
  });

  it.each([
    ['an unknown fact', { fact: 'shoe-size', value: '43' }],
    ['an unknown value', { fact: 'software', value: 'perhaps' }],
    ['a fact that every object has', { fact: 'constructor', value: 'name' }],
    ['no fact', {}],
  ])('with %s leaves the case as it is', async (_name, told) => {
    const talk = openTalk();
    await talk.say(FRAUD);
    const [button] =
      talk.last()?.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])) ?? [];
    const { answer } = JSON.parse(button?.value ?? '{}');
    const reply = await talk.pressAny('tell-fact', JSON.stringify({ answer, ...told }));
    expect(reply).toContain('the verdict stays MLOps');
    expect(await talk.say('why?')).not.toMatch(/shoe|perhaps|constructor/);
  });

  it('belongs to a form that nobody knows', async () => {
    expect(await openTalk().fill('nobodys-form')).toContain(FORGOTTEN);
  });
});
