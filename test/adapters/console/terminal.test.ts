import type { ChatEvent } from '../../../src/chat/event';
import type { Form, Reaction, Reply } from '../../../src/chat/reply';
import { type ConsoleUnderTest, openConsole } from './console-under-test';

const reply = (text: string, ...labels: string[]): Reply => ({
  text,
  blocks: [
    { type: 'text', text },
    {
      type: 'buttons',
      buttons: labels.map((label) => ({ label, action: label.toLowerCase(), value: `v-${label}` })),
    },
  ],
  audience: 'conversation',
});

const FORM: Form = {
  type: 'form',
  id: 'survey-answers',
  title: 'Your view',
  submit: 'Send',
  value: 's1',
  intro: ['Three questions.'],
  fields: [
    {
      type: 'choice',
      id: 'release',
      label: 'How do you release?',
      options: [
        { value: 'hand', label: 'By hand' },
        { value: 'pipe', label: 'By pipeline', detail: 'on every change' },
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
    { type: 'text', id: 'remark', label: 'Anything else?', optional: true },
  ],
};

/** An adapter that keeps its events and reacts as told. */
async function open(react: (event: ChatEvent) => Reaction = () => undefined) {
  const terminal = openConsole();
  const events: ChatEvent[] = [];
  await terminal.adapter.start(async (event) => {
    events.push(event);
    return react(event);
  });
  return { terminal, events };
}

/** Types everything, as if it were piped in, and waits until it is worked through. */
async function pipe({ input, exited }: ConsoleUnderTest, ...lines: string[]): Promise<void> {
  input.end(lines.map((line) => `${line}\n`).join(''));
  await exited;
}

const textOf = (event: ChatEvent | undefined) => (event && 'text' in event ? event.text : undefined);

it('answers lines that are piped in one after the other, and leaves at their end', async () => {
  const { terminal, events } = await open((event) => reply(`re: ${textOf(event)}`));
  await pipe(terminal, 'one', '', '   ', 'two', 'three');
  expect(events.map(textOf)).toEqual(['one', 'two', 'three']);
  expect(terminal.printed()).toMatch(/re: one[\s\S]*re: two[\s\S]*re: three/);
});

it('answers a last line that does not end', async () => {
  const { terminal, events } = await open();
  terminal.input.end('last words');
  await terminal.exited;
  expect(events.map(textOf)).toEqual(['last words']);
});

it.each(['exit', 'quit', '  exit  '])('leaves at "%s" and reads no further', async (word) => {
  const { terminal, events } = await open();
  await pipe(terminal, 'one', word, 'two');
  expect(events.map(textOf)).toEqual(['one']);
});

it('greets with what can be typed', async () => {
  const { terminal } = await open();
  expect(terminal.printed()).toMatch(/help[\s\S]*exit[\s\S]*number/);
});

describe('numbers', () => {
  it('press the buttons of the last reply that had some', async () => {
    const { terminal, events } = await open((event) =>
      event.kind === 'action' ? reply('noted') : reply('choose', 'Why', 'Change'),
    );
    await pipe(terminal, 'hello', '2');
    expect(events[1]).toMatchObject({ kind: 'action', action: 'change', value: 'v-Change' });
  });

  it('that no button has are words', async () => {
    const { terminal, events } = await open(() => reply('choose', 'Why'));
    await pipe(terminal, 'hello', '2', '0', '123');
    expect(events.slice(1).map(({ kind }) => kind)).toEqual(['message', 'message', 'message']);
  });
});

test.each([
  ['/ops-ask is it devops?', 'ask', 'is it devops?'],
  ['/ops-compare mlflow dvc', 'compare', 'mlflow dvc'],
  ['/OPS-HELP', 'help', ''],
  ['/ops-survey', 'survey', ''],
  ['/ops-tips on', 'tips', 'on'],
])('"%s" is a command', async (line, command, text) => {
  const { terminal, events } = await open();
  await pipe(terminal, line);
  expect(events[0]).toMatchObject({ kind: 'command', command, text });
});

test.each(['/ops-delete all', '/opsask', 'see /ops-help'])('"%s" is none', async (line) => {
  const { terminal, events } = await open();
  await pipe(terminal, line);
  expect(events[0]).toMatchObject({ kind: 'message', text: line });
});

describe('a form', () => {
  const withForm = (
    onForm: (fields: Readonly<Record<string, string>>) => Reaction = () => reply('thank you'),
  ) => open((event) => (event.kind === 'form' ? onForm(event.fields) : FORM));

  it('is filled in line by line', async () => {
    const { terminal, events } = await withForm();
    await pipe(terminal, 'start', '2', '2', 'all fine');
    expect(events[1]).toMatchObject({
      kind: 'form',
      form: 'survey-answers',
      value: 's1',
      fields: { release: 'pipe', role: 'ops', remark: 'all fine' },
    });
    for (const part of [
      'Your view',
      'Three questions.',
      '1/3 How do you release?',
      '(on every change)',
      'thank you',
    ])
      expect(terminal.printed()).toContain(part);
  });

  it('takes the given value, or none, for an empty line', async () => {
    const { terminal, events } = await withForm();
    await pipe(terminal, 'start', '1', '', '');
    expect(events[1]).toMatchObject({ fields: { release: 'hand', role: 'dev' } });
    expect(events[1]).not.toHaveProperty('fields.remark');
  });

  it.each(['3', '0', '-1', '1.5', 'By hand', '1e1'])(
    'asks again after "%s", which is no option',
    async (line) => {
      const { terminal, events } = await withForm();
      await pipe(terminal, 'start', line, '1', '', '');
      expect(terminal.printed()).toContain('Type the number of one of the options, or cancel.');
      expect(events[1]).toMatchObject({ fields: { release: 'hand' } });
    },
  );

  it('asks again where an answer is needed and none was given', async () => {
    const { terminal } = await withForm();
    await pipe(terminal, 'start', '');
    expect(terminal.printed()).toContain('Please answer this one, or type cancel.');
  });

  it('can be left', async () => {
    const { terminal, events } = await withForm();
    await pipe(terminal, 'start', '1', 'cancel', 'start');
    expect(events.map(({ kind }) => kind)).toEqual(['message', 'message']);
    expect(terminal.printed()).toContain('nothing was sent');
  });

  it('comes back with what is wrong in it', async () => {
    let times = 0;
    const { terminal, events } = await withForm(() => {
      times += 1;
      return times > 1 ? reply('thank you') : { type: 'form-refusal', problems: { remark: 'Say a word.' } };
    });
    await pipe(terminal, 'start', '1', '1', '', '2', '2', 'a word');
    expect(terminal.printed()).toContain('Say a word.');
    expect(events.at(-1)).toMatchObject({ fields: { release: 'pipe', role: 'ops', remark: 'a word' } });
    expect(terminal.printed()).toContain('thank you');
  });
});

it('lets nobody steer the terminal by a text', async () => {
  const { terminal } = await open((event) => reply(`you said ${textOf(event)}`));
  await pipe(terminal, 'a \u001b[2J\u001b]0;title\u0007 b\u009b1m');
  expect(terminal.printed()).toContain('you said a [2J]0;title b1m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
  expect(terminal.printed()).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
});

it('keeps within the width of the terminal', async () => {
  const terminal = openConsole({ columns: 60 });
  await terminal.adapter.start(async () => ({
    text: 'wide',
    blocks: [
      { type: 'text', text: 'word '.repeat(60) },
      { type: 'list', items: ['item '.repeat(60)] },
      {
        type: 'table',
        caption: 'A wide table',
        columns: ['', 'One', 'Two', 'Three'],
        rows: [['Row', 'cell '.repeat(20), 'cell', 'cell']],
      },
    ],
    audience: 'conversation',
  }));
  await pipe(terminal, 'wide');
  const [, shown = ''] = terminal.printed().split('> ');
  for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});
