import { Advisor } from '../../../src/advisor/advisor';
import { ASK_ACTION } from '../../../src/chat/ask';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import type { Feature } from '../../../src/chat/feature';
import { type Form, isReply, type Reaction, type Reply } from '../../../src/chat/reply';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { textOf } from './talk';

const QUESTION = 'Should we use MLOps for our fraud model?';
const conversation: ConversationRef = {
  ...{ platform: 'slack', tenant: 'T1', id: 'D1', kind: 'direct', address: null },
};
const base = { at: new Date('2026-11-23T10:00:00Z'), conversation, person: { id: 'U1' }, private: false };
const channel = { ...base, conversation: { ...conversation, id: 'C1', kind: 'channel' as const } };

function feature(command: NonNullable<Feature['command']>, home: Feature['home']): Feature {
  const nothing = async () => undefined;
  return { command, owns: () => false, handle: nothing, fromMessage: nothing, ...(home && { home }) };
}

function open(features: readonly Feature[] = []): (event: ChatEvent) => Promise<Reaction> {
  const store = createMemoryStore({ log: silent });
  const advisor = new Advisor({ ...openCore(), store, features, log: silent, now: () => base.at });
  return (event) => advisor.handle(event);
}

function replyOf(reaction: Reaction): Reply {
  if (!isReply(reaction)) throw new Error(`no reply: ${JSON.stringify(reaction)}`);
  return reaction;
}

function formOf(reaction: Reaction): Form {
  if (reaction === undefined || !('type' in reaction) || reaction.type !== 'form') throw new Error('no form');
  return reaction;
}

describe('the page of the advisor', () => {
  const surveys = feature('survey', async () => [{ type: 'text', text: 'one survey' }]);
  const home: ChatEvent = { ...base, id: 'h1', kind: 'home' };

  it('says what each feature has, below the way to ask', async () => {
    const handle = open([surveys, feature('tips', undefined)]);
    const reply = replyOf(await handle(home));
    expect(reply.audience).toBe('person');
    expect(JSON.stringify(reply.blocks)).toContain('"label":"Ask a question","action":"open-ask"');
    expect(textOf(reply).indexOf('one survey')).toBeGreaterThan(textOf(reply).indexOf('Ops Advisor'));
    expect(textOf(reply)).not.toContain('could not look up');
  });

  it('is drawn anew each time that it is opened', async () => {
    const handle = open([surveys]);
    expect(await handle(home)).toEqual(await handle(home));
  });

  it('says so where a part of it cannot be looked up, and shows the rest', async () => {
    const broken = feature('tips', async () => Promise.reject(new Error('Slack is away')));
    const text = textOf(replyOf(await open([surveys, broken])(home)));
    expect(text).toContain('one survey');
    expect(text).toContain('I could not look up everything just now.');
  });
});

describe('the form to ask', () => {
  const press = (value: string, where = base): ChatEvent => {
    return { ...where, id: `p${value.length}`, kind: 'action', action: ASK_ACTION, value };
  };

  it('begins with what came along, within what a form takes', async () => {
    const handle = open();
    expect(formOf(await handle(press(''))).fields[0]).not.toHaveProperty('initial');
    expect(formOf(await handle(press(`  ${QUESTION} `))).fields[0]).toMatchObject({ initial: QUESTION });
    const long = formOf(await handle(press('word '.repeat(2_000)))).fields[0];
    expect(long).toMatchObject({ type: 'text', label: 'Your question' });
    expect(long?.type === 'text' && long.initial?.length).toBeLessThanOrEqual(1_500);
  });

  it('says before the question where its answer will be', async () => {
    const handle = open();
    const intro = async (event: ChatEvent) => JSON.stringify(formOf(await handle(event)).intro);
    expect(await intro(press('a'))).toContain('our direct messages');
    expect(await intro(press('ab', { ...channel, private: true }))).toContain('Only you see the answer.');
  });

  it('is answered as the command is, and is sent back empty-handed', async () => {
    const handle = open();
    const form = { kind: 'form', form: 'ask', value: '' } as const;
    const asked = await handle({
      ...channel,
      ...form,
      private: true,
      id: 'f1',
      fields: { question: QUESTION },
    });
    expect(textOf(replyOf(asked))).toContain('Yes to MLOps');
    expect(replyOf(asked).audience).toBe('person');
    expect(JSON.stringify(asked)).toContain('Share to channel');
    const empty = await handle({ ...base, ...form, id: 'f2', fields: { question: '  ' } });
    expect(empty).toEqual({ type: 'form-refusal', problems: { question: 'Please type a question.' } });
  });
});

describe('a place to talk that was opened', () => {
  const started = (beside?: string): ChatEvent => ({
    ...base,
    id: `s-${beside}`,
    kind: 'started',
    ...(beside !== undefined && { beside }),
  });

  it.each([undefined, 'ml-platform', 'sre-oncall', 'random'])(
    'is greeted with four questions beside %s, all of which have answers',
    async (beside) => {
      const reply = replyOf(await open()(started(beside)));
      expect(reply.text).toContain('Ops Advisor');
      expect(reply.text).not.toMatch(/\bAI\b/);
      expect(reply.prompts).toHaveLength(4);
      const { answerer } = openCore();
      const intents = (reply.prompts ?? []).map((prompt) => answerer.answer(prompt).intent);
      expect(intents.filter((intent) => ['help', 'out-of-scope', 'survey', 'tips'].includes(intent))).toEqual(
        [],
      );
    },
  );

  it('offers what fits the channel beside it', async () => {
    const prompts = async (beside: string) => replyOf(await open()(started(beside))).prompts?.join(' ');
    expect(await prompts('ml-platform')).toContain('training-serving skew');
    expect(await prompts('team-sre')).toContain('DevOps');
    expect(await prompts('email')).toBe(await prompts('random'));
  });

  it('is not greeted again once the two talk there', async () => {
    const handle = open();
    await handle({ ...base, id: 'm1', kind: 'message', text: QUESTION, addressed: true });
    expect(await handle(started())).toBeUndefined();
  });
});
