import type { ChatAdapter, OnEvent } from '../../src/chat/adapter';
import type { ActionEvent, ChatEvent, MessageEvent } from '../../src/chat/event';
import type { Block, Reply } from '../../src/chat/reply';

/** An adapter with the far side of its platform, where one person talks with the advisor alone. */
export interface AdapterUnderTest {
  adapter: ChatAdapter;
  /** Starts the adapter and connects the far side to it. */
  start(onEvent: OnEvent): Promise<void>;
  /** The person writes this; resolves once the platform has handed it over. */
  say(text: string): Promise<void>;
  /** The person presses the button with this label. */
  press(label: string): Promise<void>;
  /** Resolves with all that the person can read, once `text` is part of it. */
  reads(text: string): Promise<string>;
  /** Stops the far side; the adapter is stopped already. */
  close(): Promise<void>;
}

export interface AdapterTraits {
  /** An updated message takes the place of the old one; false where it is written once more, as in a terminal. */
  replaces: boolean;
}

const EVERY_KIND: readonly Block[] = [
  { type: 'heading', text: 'A heading' },
  {
    type: 'text',
    text: [
      { text: 'Plain, ' },
      { text: 'bold', bold: true },
      { text: ' and linked', url: 'https://example.org/a?b=c&d=e' },
    ],
  },
  { type: 'note', text: 'A note below' },
  { type: 'list', items: ['First item', [{ text: 'Second item', code: true }]] },
  { type: 'list', ordered: true, items: ['Step one', 'Step two'] },
  {
    type: 'table',
    caption: 'Two tools',
    columns: ['Tool', 'Use'],
    rows: [
      ['Argo', 'deploy'],
      ['DVC', ''],
    ],
  },
  { type: 'divider' },
  { type: 'buttons', buttons: [{ label: 'Why?', action: 'show-why', value: '{"id":7}', style: 'primary' }] },
];

const PARTS = [
  'A heading',
  'bold',
  'and linked',
  'A note below',
  'First item',
  'Second item',
  'Step two',
  'Two tools',
  'Argo',
  'deploy',
  'Why?',
];

/** What every adapter has to do, on whatever platform. */
export function describeAdapter(
  name: string,
  open: () => Promise<AdapterUnderTest>,
  { replaces }: AdapterTraits,
): void {
  describe(`${name} as a chat adapter`, () => {
    let chat: AdapterUnderTest;
    beforeEach(async () => {
      chat = await open();
    });
    afterEach(async () => {
      await chat.adapter.stop();
      await chat.close();
    });

    it('hands over what was said, with a conversation that survives being stored', async () => {
      const event = await firstMessage(chat, 'should we use MLOps?');
      expect(event).toMatchObject({ kind: 'message', text: 'should we use MLOps?', addressed: true });
      expect(event.id).not.toBe('');
      expect(event.person.id).not.toBe('');
      expect(event.conversation).toMatchObject({ platform: chat.adapter.platform, kind: 'direct' });
      expect(JSON.parse(JSON.stringify(event.conversation))).toEqual(event.conversation);
    });

    it('gives every message an id of its own in the same conversation', async () => {
      const events: ChatEvent[] = [];
      await chat.start(async (event) => {
        events.push(event);
        return replyWith(`answer ${events.length}`);
      });
      await chat.say('one');
      await chat.reads('answer 1');
      await chat.say('two');
      await chat.reads('answer 2');
      expect(new Set(events.map(({ id }) => id)).size).toBe(2);
      expect(
        new Set(events.map(({ conversation }) => `${conversation.tenant}/${conversation.id}`)).size,
      ).toBe(1);
    });

    it('says the reply, and nothing where there is none', async () => {
      await chat.start(async (event) =>
        textOf(event) === 'quiet' ? undefined : replyWith(`heard ${textOf(event)}`),
      );
      await chat.say('quiet');
      await chat.say('aloud');
      expect(await chat.reads('heard aloud')).not.toContain('heard quiet');
    });

    it('outlives an event that is not handled', async () => {
      await chat.start(async (event) => {
        if (textOf(event) === 'bad') throw new Error('not handled');
        return replyWith('still here');
      });
      await chat.say('bad');
      await chat.say('good');
      await expect(chat.reads('still here')).resolves.toContain('still here');
    });

    it('draws every kind of block', async () => {
      await chat.start(async () => ({ text: 'A summary', blocks: EVERY_KIND, audience: 'conversation' }));
      await chat.say('show me');
      const seen = await chat.reads('Why?');
      for (const part of PARTS) expect(seen).toContain(part);
    });

    it('shows markup in a text as it is', async () => {
      const text = '<!channel> a < b && c > d *not bold* `x` [y](https://example.org)';
      await chat.start(async () => replyWith(text));
      await chat.say('echo');
      await expect(chat.reads(text)).resolves.toContain(text);
    });

    it('loses nothing of a very long reply', async () => {
      const words = Array.from({ length: 6_000 }, (_, index) => `word${index}.`);
      await chat.start(async () => replyWith(words.join(' '), 'long.end'));
      await chat.say('tell me all');
      const seen = new Set((await chat.reads('long.end')).split(/\s+/));
      expect(words.filter((word) => !seen.has(word))).toEqual([]);
    });

    it('speaks unasked in a conversation that was stored', async () => {
      const { conversation } = await firstMessage(chat, 'remember me');
      const delivery = await chat.adapter.send(JSON.parse(JSON.stringify(conversation)), replyWith('a tip'));
      expect(delivery.outcome).toBe('delivered');
      await expect(chat.reads('a tip')).resolves.toContain('a tip');
    });

    it('updates a message that was stored', async () => {
      const { conversation } = await firstMessage(chat, 'start a survey');
      const delivery = await chat.adapter.send(conversation, replyWith('no answers yet'));
      if (delivery.outcome !== 'delivered') throw new Error(delivery.reason);
      const message = JSON.parse(JSON.stringify(delivery.message));
      expect(await chat.adapter.update(message, replyWith('one answer so far'))).toMatchObject({
        outcome: 'delivered',
      });
      const seen = await chat.reads('one answer so far');
      expect(seen.includes('no answers yet')).toBe(!replaces);
    });

    it('hands over a pressed button with its action and value', async () => {
      const pressed = deferred<ActionEvent>();
      await chat.start(async (event) => {
        if (event.kind === 'action') pressed.resolve(event);
        return event.kind === 'action'
          ? replyWith('because')
          : { text: 'Ask on', blocks: EVERY_KIND, audience: 'conversation' };
      });
      await chat.say('and?');
      await chat.reads('Why?');
      await chat.press('Why?');
      expect(await pressed.promise).toMatchObject({ kind: 'action', action: 'show-why', value: '{"id":7}' });
      await expect(chat.reads('because')).resolves.toContain('because');
    });

    it('finishes what runs before it stops', async () => {
      const began = deferred<void>();
      const mayEnd = deferred<void>();
      await chat.start(async () => {
        began.resolve();
        await mayEnd.promise;
        return replyWith('finished');
      });
      const said = chat.say('take your time');
      await began.promise;
      const stopped = chat.adapter.stop().then(() => 'stopped');
      expect(await Promise.race([stopped, aWhile().then(() => 'still running')])).toBe('still running');
      mayEnd.resolve();
      await Promise.all([said, stopped]);
      await expect(chat.reads('finished')).resolves.toContain('finished');
    });
  });
}

async function firstMessage(chat: AdapterUnderTest, text: string): Promise<MessageEvent> {
  const received = deferred<ChatEvent>();
  await chat.start(async (event) => {
    received.resolve(event);
    return undefined;
  });
  await chat.say(text);
  const event = await received.promise;
  if (event.kind !== 'message') throw new Error(`expected a message, not: ${event.kind}`);
  return event;
}

function replyWith(...paragraphs: string[]): Reply {
  const blocks = paragraphs.map((text): Block => ({ type: 'text', text }));
  return { text: 'An answer', blocks, audience: 'conversation' };
}

function textOf(event: ChatEvent): string {
  return event.kind === 'action' ? event.value : event.text;
}

/** Long enough for an adapter that does not wait to have stopped. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
