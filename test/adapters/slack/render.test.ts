import fc from 'fast-check';
import type { Block as SlackBlock } from '../../../adapters/playground/slack/block-kit';
import { checkContent } from '../../../adapters/playground/slack/check-message';
import { calledBy } from '../../../adapters/playground/slack/notifications';
import { buttonsOf, readMessage } from '../../../adapters/playground/slack/read-message';
import { renderReply } from '../../../adapters/slack/render';
import type { Block, Reply, Span } from '../../../src/chat/reply';

/** Also empty, blank, long, with halves of surrogate pairs, and with what Slack reads as markup. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\n\n',
    '<!channel>',
    '<@UBOB> & *x*',
    '\uD800',
    'e\u0301'.repeat(3_000),
    '👩‍👩‍👧‍👦'.repeat(900),
    '&'.repeat(7_000),
  ),
  fc.lorem({ maxCount: 800 }),
);
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('', 'javascript:alert(1)', `https://example.org/${'a|b>'.repeat(900)}`),
);
const mark = fc.constant<true>(true);
const span: fc.Arbitrary<Span> = fc.record(
  { text, bold: mark, italic: mark, code: mark, url, at: fc.date({ noInvalidDate: false }) },
  { requiredKeys: ['text'] },
);
const richText = fc.oneof(text, fc.array(span, { maxLength: 6 }));
const button = fc.record({
  label: text,
  action: fc.constantFrom('why', 'answer', ''),
  value: fc.string({ maxLength: 1_500 }),
});
const png = new Uint8Array([1]);
const image = fc.record({
  type: fc.constant('image' as const),
  png: fc.constantFrom(png, new Uint8Array([2])),
  alt: text,
  title: text,
});
const table = fc.record({
  type: fc.constant('table' as const),
  caption: text,
  columns: fc.array(text, { maxLength: 45 }),
  rows: fc.array(fc.array(text, { maxLength: 45 }), { maxLength: 20 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text }),
  fc.record({ type: fc.constant('text' as const), text: richText }),
  fc.record({ type: fc.constant('note' as const), text: richText }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(richText, { maxLength: 30 }) }),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.constant(true as const),
    items: fc.array(richText, { maxLength: 30 }),
  }),
  table,
  image,
  fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 60 }) }),
  fc.constant<Block>({ type: 'divider' }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  text,
  blocks: fc.array(block, { maxLength: 60 }),
  audience: fc.constantFrom('conversation', 'person'),
});

describe('any reply', () => {
  it.each([false, true])(
    'stays within the limits of Slack, pings nobody and has a text (tables as text: %s)',
    (tablesAsText) => {
      fc.assert(
        fc.property(anyReply, (reply) => {
          for (const message of renderReply(reply, {
            tablesAsText,
            files: new Map([[png, 'F0000000001']]),
          })) {
            expect(checkContent(message.text, message.blocks)).not.toHaveProperty('error');
            expect(calledBy(message.text, message.blocks as SlackBlock[])).toEqual([]);
            expect(message.text.trim()).not.toBe('');
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it('comes out whole', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 2_500 });
    fc.assert(
      fc.property(
        words,
        fc.constantFrom<Block['type']>('text', 'note', 'heading', 'list', 'table'),
        (said, type) => {
          const seen = read({ text: 'x', blocks: [blockOf(type, said)], audience: 'conversation' });
          expect(seen.split(/[\s|•]+/).filter((word) => word !== '')).toEqual(expect.arrayContaining(said));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a text', () => {
  it('keeps its styles and links apart from its words', () => {
    const blocks = draw([
      { type: 'text', text: [{ text: 'a *b* ' }, { text: 'c', bold: true, url: 'https://example.org/' }] },
    ]);
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'a *b* ' },
              { type: 'link', url: 'https://example.org/', text: 'c', style: { bold: true } },
            ],
          },
        ],
      },
    ]);
  });

  it('writes an address out that is no web address', () => {
    expect(
      readMessage({
        text: '',
        blocks: draw([{ type: 'text', text: [{ text: 'see', url: 'javascript:alert(1)' }] }]),
      }),
    ).toBe('see (javascript:alert(1))');
  });

  it('says that a reply goes on in another message', () => {
    const [first, second] = renderReply({
      text: 'A <long> story',
      blocks: [{ type: 'text', text: 'word '.repeat(4_000) }],
      audience: 'person',
    });
    expect(first.text).toBe('A &lt;long&gt; story');
    expect(second?.text).toBe('(2/3) A &lt;long&gt; story');
  });

  it('takes the place of blocks that hold nothing', () => {
    expect(read({ text: 'Only this', blocks: [{ type: 'text', text: ' ' }], audience: 'person' })).toBe(
      'Only this',
    );
  });
});

describe('a moment', () => {
  const at = new Date('2026-11-24T14:00:00.500Z');
  const words = '24 November <2026>, 14:00 UTC';

  it('is a date in a text, with its words for clients that do not know dates', () => {
    const url = 'https://example.org/';
    expect(draw([{ type: 'text', text: [{ text: words, at, bold: true, url }] }])).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              {
                type: 'date',
                timestamp: 1_795_528_800,
                format: '{date_short_pretty} {time}',
                fallback: words,
                url,
                style: { bold: true },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('is a date in a note, its words escaped', () => {
    expect(draw([{ type: 'note', text: [{ text: 'a|b <c>', at }] }])).toEqual([
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: '<!date^1795528800^{date_short_pretty} {time}|a b &lt;c&gt;>',
            verbatim: true,
          },
        ],
      },
    ]);
  });

  it('is told in words where it is none', () => {
    const blocks = draw([{ type: 'text', text: [{ text: 'some day', at: new Date(Number.NaN) }] }]);
    expect(readMessage({ text: '', blocks })).toBe('some day');
  });
});

describe('a note', () => {
  it('is plain where it can be, and escaped where it has links', () => {
    expect(draw([{ type: 'note', text: 'a <b> & *c*' }])).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'a <b> & *c*', emoji: false }] },
    ]);
    expect(
      draw([
        {
          type: 'note',
          text: [
            { text: 'From <x> ' },
            { text: 'A & B', url: 'https://example.org/?a=1&b=|' },
            { text: '/ops-help', code: true },
          ],
        },
      ]),
    ).toEqual([
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: 'From &lt;x&gt; <https://example.org/?a=1&amp;b=%7C|A &amp; B>`/ops-help`',
            verbatim: true,
          },
        ],
      },
    ]);
  });
});

describe('a list', () => {
  it('counts on over several blocks', () => {
    const items = Array.from({ length: 120 }, (_, index) => `item number ${index + 1} with some words`);
    const seen = read({ text: 'x', blocks: [{ type: 'list', ordered: true, items }], audience: 'person' });
    expect(seen.split('\n').map((line) => line.split('.')[0])).toEqual(
      items.map((_, index) => String(index + 1)),
    );
  });
});

describe('a table', () => {
  it('is cut by columns, each part beginning with the names of the rows', () => {
    const columns = Array.from({ length: 41 }, (_, index) => `c${index}`);
    const tables = tablesOf({
      type: 'table',
      caption: 'Wide',
      columns,
      rows: [columns.map((name) => `r-${name}`)],
    });
    expect(tables.map(({ rows }) => rows[0]?.map(({ text: cell }) => cell)[0])).toEqual(['c0', 'c0', 'c0']);
    expect(tables.flatMap(({ rows }) => rows[1]?.slice(1) ?? []).map(({ text: cell }) => cell)).toEqual(
      columns.slice(1).map((name) => `r-${name}`),
    );
  });

  it('is cut by rows, each part with its headings', () => {
    const rows = Array.from({ length: 250 }, (_, index) => [`row ${index}`, 'x']);
    const tables = tablesOf({ type: 'table', caption: 'Long', columns: ['Name', 'X'], rows });
    expect(tables.map(({ rows: { length } }) => length)).toEqual([100, 100, 53]);
    expect(tables.every((part) => part.rows[0]?.[0]?.text === 'Name')).toBe(true);
  });

  it('becomes text where a cell is longer than any table may be', () => {
    const blocks = renderReply(
      replyOf({
        type: 'table',
        caption: 'Huge',
        columns: ['Name', 'Story'],
        rows: [['A', 'word '.repeat(3_000)]],
      }),
    ).flatMap((page) => page.blocks);
    expect(blocks.map(({ type }) => type)).not.toContain('table');
  });
});

test('a table of headings alone that is too long for any table becomes text', () => {
  const heading = 'é'.repeat(12_000);
  const reply: Reply = {
    text: '',
    blocks: [{ type: 'table', caption: 'Headings', columns: ['Tool', heading], rows: [] }],
    audience: 'conversation',
  };
  const messages = renderReply(reply, { tablesAsText: false, files: new Map() });
  for (const message of messages) {
    expect(checkContent(message.text, message.blocks)).not.toHaveProperty('error');
  }
  expect(JSON.stringify(messages).split('é').length - 1).toBeGreaterThanOrEqual(12_000);
});

describe('buttons', () => {
  it('are spread over rows of 25, with labels that fit', () => {
    const buttons = Array.from({ length: 30 }, (_, index) => ({
      label: `${index} ${'long '.repeat(30)}`,
      action: 'pick',
      value: String(index),
    }));
    const blocks = draw([{ type: 'buttons', buttons }]);
    expect(blocks.map((row) => row.type === 'actions' && row.elements.length)).toEqual([25, 5]);
    expect(buttonsOf({ blocks }).map(({ value }) => value)).toEqual(buttons.map(({ value }) => value));
    expect(
      buttonsOf({ blocks }).every(({ text: label }) => label.text.length <= 75 && label.text.endsWith('…')),
    ).toBe(true);
  });

  it('leave one out whose value Slack would not bring back', () => {
    const buttons = [
      { label: 'No', action: 'x', value: 'v'.repeat(2_001) },
      { label: 'Yes', action: 'x', value: '1' },
    ];
    expect(
      buttonsOf({ blocks: draw([{ type: 'buttons', buttons }]) }).map(({ text: label }) => label.text),
    ).toEqual(['Yes']);
  });
});

function replyOf(...blocks: Block[]): Reply {
  return { text: 'x', blocks, audience: 'conversation' };
}

function draw(blocks: readonly Block[]): SlackBlock[] {
  return renderReply(replyOf(...blocks)).flatMap((page) => page.blocks) as SlackBlock[];
}

function read(reply: Reply): string {
  return renderReply(reply)
    .map((page) => readMessage({ text: page.text, blocks: page.blocks as SlackBlock[] }))
    .join('\n');
}

function tablesOf(block: Block) {
  return draw([block]).filter((drawn) => drawn.type === 'table');
}

function blockOf(type: Block['type'], words: readonly string[]): Block {
  const all = words.join(' ');
  if (type === 'list') return { type, items: words };
  if (type === 'table')
    return { type, caption: all, columns: ['Name', 'Word'], rows: words.map((word) => ['n', word]) };
  if (type === 'note') return { type, text: all };
  return type === 'heading' ? { type, text: all } : { type: 'text', text: all };
}
