import type { ChatAdapter, OnEvent } from '../../src/chat/adapter';
import type { ActionEvent, ChatEvent, FormEvent, MessageEvent } from '../../src/chat/event';
import type { Block, Form, Reaction, Reply } from '../../src/chat/reply';

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
  /** Only where the platform has dialogs. */
  dialog?: DialogUnderTest;
  /** Stops the far side; the adapter is stopped already. */
  close(): Promise<void>;
}

/** The dialog that is open before the person. */
export interface DialogUnderTest {
  /** Resolves with all that can be read in it, once `text` is part of it. */
  reads(text: string): Promise<string>;
  /** Fills fields in, by their ids, and sends it; resolves once the platform has an answer. */
  submit(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves once no dialog is open. */
  closed(): Promise<void>;
}

/** What not every platform can do. */
export interface AdapterTraits {
  /** An updated message takes the place of the old one; false where it is written once more, as in a terminal. */
  replaces: boolean;
  /** How a moment looks to the person; absent where everybody reads the text that comes with it. */
  showsMoment?(at: Date): string;
  /** Messages can be found by their delivery id; else the adapter has to say that it cannot know. */
  findsDeliveries?: boolean;
  /** What the platform tells of the person who talks. */
  person?: { isAdmin?: boolean; timeZone?: string };
  /** A person can be told something alone. */
  speaksDirectly?: boolean;
}

/** A transparent picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const FORM: Form = {
  type: 'form',
  id: 'survey-answers',
  title: 'Your view',
  submit: 'Send',
  value: '{"survey":"s1"}',
  intro: ['Three minutes, and nobody sees who said what.'],
  fields: [
    {
      type: 'choice',
      id: 'item-1',
      label: 'How do you release?',
      options: [
        { value: '1', label: 'By hand', detail: 'Somebody copies files' },
        { value: '2', label: 'By pipeline' },
      ],
    },
    {
      type: 'menu',
      id: 'role',
      label: 'Your role',
      options: [
        { value: 'dev', label: 'Developer' },
        { value: 'ops', label: 'Operator' },
      ],
      initial: 'dev',
    },
    { type: 'text', id: 'remark', label: 'Anything else?', hint: 'One sentence', optional: true },
  ],
};

const FORM_PARTS = [
  'Three minutes',
  'How do you release?',
  'By hand',
  'By pipeline',
  'Your role',
  'Anything else?',
];

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
  traits: AdapterTraits,
): void {
  const { replaces, person = {} } = traits;
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

    it('says what could be refreshed, whether the platform can do that or not', async () => {
      const refresh = { action: 'count-refresh', value: '{"id":"1"}' };
      await chat.start(async () => ({ ...replyWith('as it is now'), refresh }));
      await chat.say('count');
      const read = await chat.reads('as it is now');
      expect(read).not.toContain('count-refresh');
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
      const markup = '<!channel> a < b && c > d *not bold* `x` [y](https://example.org)';
      await chat.start(async () => replyWith(markup));
      await chat.say('echo');
      await expect(chat.reads(markup)).resolves.toContain(markup);
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

    it('shows a picture, or says what it shows', async () => {
      const image: Block = {
        type: 'image',
        png: PNG,
        alt: 'A radar with five spokes',
        title: 'Where you stand',
      };
      await chat.start(async () => ({ ...replyWith('before it'), blocks: [image, text('after it')] }));
      await chat.say('chart');
      const seen = await chat.reads('after it');
      expect(seen).toContain('A radar with five spokes');
    });

    it('shows a moment in words or in the time of the reader', async () => {
      const at = new Date('2026-07-01T22:30:00Z');
      const words = '1 July 2026, 22:30 UTC';
      const blocks: Block[] = [
        { type: 'text', text: [{ text: 'Closes ' }, { text: words, at }, { text: '.' }] },
        { type: 'note', text: [{ text: 'Sent ' }, { text: words, at }, { text: ' sharp.' }] },
      ];
      await chat.start(async () => ({ ...replyWith(), blocks }));
      await chat.say('when?');
      const shown = traits.showsMoment?.(at) ?? words;
      const seen = await chat.reads('sharp.');
      expect(seen).toContain(`Closes ${shown}.`);
      expect(seen).toContain(`Sent ${shown} sharp.`);
    });

    it('knows what became of a delivery, or that it cannot know', async () => {
      const { conversation } = await firstMessage(chat, 'tips please');
      const since = new Date();
      const delivery = await chat.adapter.send(conversation, replyWith('a tip'), {
        deliveryId: 'tip-7/2026-W48',
      });
      if (delivery.outcome !== 'delivered') throw new Error(delivery.reason);
      const found = await chat.adapter.findDelivery(conversation, 'tip-7/2026-W48', since);
      const none = await chat.adapter.findDelivery(conversation, 'tip-8/2026-W48', since);
      const expected = traits.findsDeliveries ? [delivery.message, undefined] : ['unknowable', 'unknowable'];
      expect([found, none]).toEqual(expected);
    });

    it('describes a conversation that it is part of', async () => {
      const { conversation } = await firstMessage(chat, 'who is here?');
      expect(await chat.adapter.describe(conversation)).toMatchObject({ reachable: true });
    });

    it('tells of a person what the platform tells', async () => {
      const event = await firstMessage(chat, 'who am I?');
      expect(await chat.adapter.isAdmin(event.conversation, event.person)).toBe(person.isAdmin ?? false);
      expect(await chat.adapter.timeZoneOf(event.conversation, event.person)).toBe(person.timeZone);
    });

    it('tells who is in a conversation, and nothing of others', async () => {
      const { conversation, person: somebody } = await firstMessage(chat, 'where am I?');
      const stored = JSON.parse(JSON.stringify(conversation));
      const joined = await chat.adapter.joinedBy(somebody, [stored]);
      expect(joined.map((one) => one.conversation)).toEqual([conversation]);
      expect(await chat.adapter.joinedBy({ id: 'UNOBODY' }, [stored])).toEqual([]);
      expect(await chat.adapter.joinedBy(somebody, [])).toEqual([]);
    });

    it('speaks with a person alone, where that can be', async () => {
      const event = await firstMessage(chat, 'tell me alone');
      const direct = await chat.adapter.directWith(event.conversation, event.person);
      expect(direct?.kind).toBe(traits.speaksDirectly ? 'direct' : undefined);
      if (direct === undefined) return;
      await chat.adapter.send(JSON.parse(JSON.stringify(direct)), replyWith('for you alone'));
      expect(await chat.reads('for you alone')).toContain('for you alone');
    });

    it('opens a form and hands over what was filled in', async () => {
      const { dialog, filled } = await openForm(chat, async () => replyWith('Thank you'));
      if (dialog === undefined) return;
      const seen = await dialog.reads('Anything else?');
      for (const part of FORM_PARTS) expect(seen).toContain(part);
      await dialog.submit({ 'item-1': '2' });
      expect(await filled).toMatchObject({
        kind: 'form',
        form: 'survey-answers',
        value: '{"survey":"s1"}',
        fields: { 'item-1': '2', role: 'dev' },
        conversation: { platform: chat.adapter.platform },
      });
      expect(Object.keys((await filled).fields).sort()).toEqual(['item-1', 'role']);
      await dialog.closed();
      await expect(chat.reads('Thank you')).resolves.toContain('Thank you');
    });

    it('shows in the form why it was sent back, and takes it once that is put right', async () => {
      const { dialog } = await openForm(chat, async ({ fields }) =>
        fields.remark === undefined
          ? { type: 'form-refusal', problems: { remark: 'Please say a word.' } }
          : replyWith(`Noted: ${fields.remark}`),
      );
      if (dialog === undefined) return;
      await dialog.reads('Anything else?');
      await dialog.submit({ 'item-1': '1' });
      await expect(dialog.reads('Please say a word.')).resolves.toContain('How do you release?');
      await dialog.submit({ 'item-1': '1', remark: 'all <good> & well' });
      await dialog.closed();
      await expect(chat.reads('Noted:')).resolves.toContain('Noted: all <good> & well');
    });

    it('leads from one form to the next', async () => {
      const next: Form = {
        ...FORM,
        id: 'second',
        title: 'Page two',
        fields: [{ type: 'text', id: 'more', label: 'And more?' }],
      };
      const { dialog } = await openForm(chat, async ({ form, fields }) =>
        form === 'second' ? replyWith(`More: ${fields.more}`) : next,
      );
      if (dialog === undefined) return;
      await dialog.reads('Anything else?');
      await dialog.submit({ 'item-1': '1' });
      await dialog.reads('And more?');
      await dialog.submit({ more: 'much' });
      await expect(chat.reads('More: much')).resolves.toContain('More: much');
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

/** Has the person open the form by a button, on platforms with dialogs; `filled` is the first one that comes back. */
async function openForm(
  chat: AdapterUnderTest,
  onForm: (event: FormEvent) => Promise<Reaction>,
): Promise<{ dialog: DialogUnderTest | undefined; filled: Promise<FormEvent> }> {
  const { dialog } = chat;
  const filled = deferred<FormEvent>();
  if (dialog === undefined) return { dialog, filled: filled.promise };
  const buttons: Block = {
    type: 'buttons',
    buttons: [{ label: 'Take it', action: 'take-survey', value: 's1' }],
  };
  await chat.start(async (event) => {
    if (event.kind === 'form') filled.resolve(event);
    if (event.kind === 'form') return onForm(event);
    return event.kind === 'action' ? FORM : { ...replyWith('A survey'), blocks: [text('A survey'), buttons] };
  });
  await chat.say('survey');
  await chat.reads('Take it');
  await chat.press('Take it');
  return { dialog, filled: filled.promise };
}

function replyWith(...paragraphs: string[]): Reply {
  return { text: 'An answer', blocks: paragraphs.map(text), audience: 'conversation' };
}

function text(content: string): Block {
  return { type: 'text', text: content };
}

function textOf(event: ChatEvent): string {
  if ('text' in event) return event.text;
  return 'value' in event ? event.value : event.kind;
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
