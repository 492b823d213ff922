import type * as AdaptiveCardsModule from 'adaptivecards';
import fc from 'fast-check';
import { cardSchema } from '../../../adapters/playground/teams/card-schema';
import { cardActions, cardText } from '../../../adapters/playground/teams/card-text';
import { countedBytes } from '../../../adapters/playground/teams/pictures';
import { type CardMessage, renderReply } from '../../../adapters/teams/render';
import type { Block, Reply } from '../../../src/chat/reply';
import { png } from './png';

const AdaptiveCards = jest.requireActual<typeof AdaptiveCardsModule>('adaptivecards/dist/adaptivecards.js');

/** What Teams takes, less what the SDK writes around a card; embedded pictures do not count. */
const MAX_BYTES = 26 * 1024;

const replyOf = (...blocks: Block[]): Reply => ({ text: 'A summary', blocks, audience: 'conversation' });

const bodyOf = (...blocks: Block[]): unknown[] => renderReply(replyOf(...blocks))[0].card.body;

const strange = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\n',
      '*a* [b](c)',
      '{{DATE(x)}}',
      '<at>x</at>',
      '&lt;',
      '\ud800',
      '- 1',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat(4_000))
      .map(([s, n]) => s.repeat(n)),
  },
);
const span = fc.record(
  {
    text: strange,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    code: fc.constant(true as const),
    url: fc.oneof(
      fc.webUrl(),
      fc.constantFrom('https://example.org/a', 'javascript:alert(1)', '', 'https://'),
    ),
  },
  { requiredKeys: ['text'] },
);
const richText = fc.oneof(strange, fc.array(span, { maxLength: 6 }));
const button = fc.record({
  label: strange,
  action: fc.stringMatching(/^[a-z0-9-]{1,60}$/),
  value: fc.string({ unit: 'binary', maxLength: 1_500 }),
});
const table = fc.nat(5).chain((width) =>
  fc.record({
    type: fc.constant('table' as const),
    caption: strange,
    columns: fc.array(strange, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(strange, { minLength: width, maxLength: width }), { maxLength: 8 }),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text: strange }),
  fc.record({ type: fc.constantFrom('text' as const, 'note' as const), text: richText }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(richText, { maxLength: 8 }) }),
  fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 8 }) }),
  fc.constant({ type: 'divider' as const }),
  fc.record({
    type: fc.constant('image' as const),
    png: fc.constantFrom(png(640, 480), png(2_000, 10), new Uint8Array(), Buffer.from('GIF89a')),
    alt: strange,
    title: strange,
  }),
  table,
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  text: strange,
  blocks: fc.array(block, { maxLength: 10 }),
  audience: fc.constant('conversation' as const),
});

/** Every text of a reply that a person has to be able to read, without white space and what no client shows. */
function contentOf(reply: Reply): string[] {
  return reply.blocks.flatMap(textsOf).map(squeeze);
}

function textsOf(block: Block): string[] {
  const plain = (text: string | readonly { text: string }[]): string =>
    typeof text === 'string' ? text : text.map((one) => one.text).join('');
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'note':
      return [plain(block.text)];
    case 'list':
      return block.items.map(plain);
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()];
    case 'buttons':
      return block.buttons.map(({ label }) => label);
    case 'image':
      return [block.title, block.alt];
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}

const squeeze = (text: string): string =>
  text.replace(/(?![\r\n\t])[\p{Cc}\p{Cs}]/gu, '\uFFFD').replace(/\s/g, '');

function problemsOf({ card }: CardMessage): string[] {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}

describe('rendering for Teams', () => {
  it('draws any reply within the limits, as valid cards, and loses nothing', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const messages = renderReply(reply);
        for (const message of messages) {
          expect(countedBytes(message)).toBeLessThan(MAX_BYTES);
          expect(message.summary.trim()).not.toBe('');
          expect(problemsOf(message)).toEqual([]);
          expect(cardSchema.safeParse(message.card).error).toBeUndefined();
        }
        const all = squeeze(messages.map(({ card }) => cardText(card as never)).join(''));
        for (const text of contentOf(reply)) expect(all.includes(text)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every button, with its value', () => {
    fc.assert(
      fc.property(fc.array(button, { maxLength: 20 }), (buttons) => {
        const messages = renderReply(replyOf({ type: 'buttons', buttons }));
        const data = messages.flatMap(({ card }) => cardActions(card as never)).map((action) => action.data);
        expect(data).toHaveLength(buttons.length);
        expect(data).toMatchObject(buttons.map(({ action }) => ({ opsAdvisor: { action } })));
      }),
      { numRuns: 25 },
    );
  });

  it('writes a heading as one for screen readers', () => {
    expect(bodyOf({ type: 'heading', text: 'MLOps, and why' })).toMatchObject([
      { type: 'TextBlock', style: 'heading' },
    ]);
  });

  it.each(['*bold*', '[a](b)', '- list', '1. list', 'a_b_c', '{{DATE(2020)}}', '&lt;', '# x', '`x`'])(
    'keeps %s in a heading as it is',
    (text) => {
      expect(bodyOf({ type: 'heading', text })).toMatchObject([
        { type: 'RichTextBlock', inlines: [{ text }] },
      ]);
    },
  );

  it('draws styles and links', () => {
    const text = [
      { text: 'Use ' },
      { text: 'MLflow', bold: true as const, url: 'https://mlflow.org' },
      { text: 'dvc add', code: true as const, italic: true as const },
    ];
    expect(bodyOf({ type: 'text', text })).toMatchObject([
      {
        inlines: [
          { text: 'Use ' },
          { weight: 'Bolder', selectAction: { type: 'Action.OpenUrl', url: 'https://mlflow.org' } },
          { fontType: 'Monospace', italic: true },
        ],
      },
    ]);
  });

  it('links to nothing but https', () => {
    const text = [{ text: 'press', url: 'javascript:alert(1)' }];
    expect(JSON.stringify(bodyOf({ type: 'text', text }))).not.toContain('javascript');
  });

  it('draws a table under its caption, with headings', () => {
    const table: Block = {
      type: 'table',
      caption: 'Tools',
      columns: ['Tool', 'For'],
      rows: [['DVC', 'data']],
    };
    expect(bodyOf(table)).toMatchObject([
      { type: 'RichTextBlock', inlines: [{ text: 'Tools', weight: 'Bolder' }] },
      { type: 'Table', firstRowAsHeaders: true, columns: [{}, {}], rows: [{}, {}] },
    ]);
  });

  it('repeats the headings of a table that is too long for one message', () => {
    const rows = Array.from({ length: 400 }, (_, index) => [`tool ${index}`, 'something']);
    const messages = renderReply(
      replyOf({ type: 'table', caption: 'Tools', columns: ['Tool', 'For'], rows }),
    );
    const texts = messages.map(({ card }) => cardText(card as never));
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => text.includes('Tool | For'))).toHaveLength(texts.length);
  });

  it('makes a divider a line above what follows', () => {
    const body = bodyOf({ type: 'text', text: 'a' }, { type: 'divider' }, { type: 'note', text: 'b' });
    expect(body).toMatchObject([
      { inlines: [{ text: 'a' }] },
      { separator: true, inlines: [{ text: 'b', isSubtle: true, size: 'Small' }] },
    ]);
  });

  it('writes a description that is too long to be read out below its picture as well', () => {
    const alt = 'A "bar" for each team. '.repeat(1_000);
    const messages = renderReply(replyOf({ type: 'image', png: png(640, 480), alt, title: 'Bars' }));
    expect(messages.every((message) => countedBytes(message) < MAX_BYTES)).toBe(true);
    expect(JSON.stringify(messages[0].card.body)).toContain('"altText":"A \\"bar');
    const all = messages.map(({ card }) => cardText(card as never)).join('');
    expect(squeeze(all)).toContain(squeeze(alt));
  });

  it('embeds a picture under its title, described', () => {
    const image: Block = { type: 'image', png: png(640, 480), alt: 'A radar', title: 'Where you stand' };
    expect(bodyOf(image)).toMatchObject([
      { type: 'RichTextBlock', inlines: [{ text: 'Where you stand' }] },
      { type: 'Image', altText: 'A radar', url: `data:image/png;base64,${png(640, 480).toString('base64')}` },
    ]);
  });

  it.each([
    ['wider than Teams shows', png(1_025, 480)],
    ['longer than Teams takes', Buffer.concat([png(640, 480), Buffer.alloc(1024 * 1024)])],
    ['no PNG', Buffer.from('GIF89a, and more than enough bytes')],
  ])('describes a picture that is %s', (_what, bytes) => {
    const body = bodyOf({ type: 'image', png: bytes, alt: 'A radar', title: 'Where you stand' });
    expect(body).toMatchObject([{ type: 'RichTextBlock' }, { inlines: [{ text: 'A radar' }] }]);
  });

  it("tells a moment in the reader's own time zone, beside text that stays as it is", () => {
    const text = [
      { text: 'Closes *on* ' },
      { text: '27 November 2026, 16:00 UTC', at: new Date('2026-11-27T16:00:00.123Z'), bold: true as const },
    ];
    const [message] = renderReply(replyOf({ type: 'text', text }));
    expect(message.card.body).toMatchObject([
      {
        inlines: [
          { text: 'Closes *on* ' },
          {
            text: '{{DATE(2026-11-27T16:00:00Z, SHORT)}}, {{TIME(2026-11-27T16:00:00Z)}}',
            weight: 'Bolder',
          },
        ],
      },
    ]);
    expect(cardText(message.card as never, 'Asia/Kolkata')).toBe('Closes *on* 27 Nov 2026, 21:30');
  });

  it('tells a moment that is none in words', () => {
    const text = [{ text: 'some day', at: new Date(Number.NaN) }];
    expect(bodyOf({ type: 'note', text })).toMatchObject([{ inlines: [{ text: 'some day' }] }]);
  });

  it('makes a button ask for a dialog where its action says so', () => {
    const buttons = [
      { label: 'Take it', action: 'open-survey', value: '1', style: 'primary' as const },
      { label: 'Reopen', action: 'reopen-survey', value: '1' },
    ];
    const [message] = renderReply(replyOf({ type: 'buttons', buttons }));
    const [take, reopen] = cardActions(message.card as never);
    expect(take).toMatchObject({ style: 'positive', data: { msteams: { type: 'task/fetch' } } });
    expect(reopen?.data).not.toHaveProperty('msteams');
  });

  it('shows the summary of a reply that has no blocks', () => {
    expect(renderReply(replyOf()).map(({ card }) => cardText(card as never))).toEqual(['A summary']);
  });
});

describe('a card that can be refreshed', () => {
  const refresh = { action: 'count-refresh', value: '{"id":"1"}' };
  const text: Block = { type: 'text', text: 'as it is now' };

  it('is one that Microsoft reads as such', () => {
    const [{ card }] = renderReply({ ...replyOf(text), refresh });
    expect(cardSchema.parse(card)).toEqual(card);
    const parsed = new AdaptiveCards.AdaptiveCard();
    parsed.parse(card);
    expect(parsed.refresh?.action).toMatchObject({ verb: 'count-refresh', title: 'Refresh' });
  });

  it('is posted whatever it carries, and asks for nothing where there is no room for that', () => {
    const value = fc.string({ unit: 'binary', maxLength: 1_500 });
    fc.assert(
      fc.property(value, fc.nat(20_000), (carried, length) => {
        const block: Block = { type: 'text', text: 'x'.repeat(length) };
        const messages = renderReply({ ...replyOf(block), refresh: { ...refresh, value: carried } });
        for (const { card } of messages) {
          expect(countedBytes(card)).toBeLessThan(MAX_BYTES);
          expect(cardSchema.safeParse(card).error).toBeUndefined();
        }
      }),
    );
  });
});
