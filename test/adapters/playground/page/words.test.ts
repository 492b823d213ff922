import { emojiOf } from '../../../../adapters/playground/page/view/emoji';
import { jsonTokens } from '../../../../adapters/playground/page/view/json-tokens';
import { minutesUntil, momentsIn } from '../../../../adapters/playground/page/view/moments';
import { colourOf, initialsOf, nameOf } from '../../../../adapters/playground/page/view/people';
import { ANA, BEN, PEOPLE } from './snapshots';

describe('people', () => {
  it('go by their names, or by their ids where nobody knows them', () => {
    expect(nameOf(BEN, PEOPLE)).toBe('Ben');
    expect(nameOf('UGONE', PEOPLE)).toBe('UGONE');
  });

  it.each([
    ['Ana Alvarez', 'AA'],
    ['Ben', 'B'],
    ['  élodie van der Berg ', 'ÉB'],
    ['', ''],
  ])('have initials: %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('have a colour each', () => {
    expect([ANA, BEN, 'UGONE'].map((id) => colourOf(id, PEOPLE))).toEqual([0, 1, 0]);
  });
});

describe('moments', () => {
  const { day, full, short, time } = momentsIn('Europe/Zurich');
  const iso = '2026-11-23T23:05:00Z';

  it('are told in the zone of the reader', () => {
    expect(time(iso)).toBe('00:05');
    expect(day(iso)).toMatch(/^Tuesday,? 24 November 2026$/);
    expect(full(iso)).toMatch(/^Tue,? 24 Nov 2026, 00:05$/);
    expect(short(iso)).toMatch(/^Tue,? 24 Nov, 00:05$/);
  });

  it.each([
    ['2026-11-23T23:06:30Z', 2],
    ['2026-11-23T23:05:00Z', 1],
    ['2026-11-22T23:05:00Z', 1],
  ])('lie so many minutes ahead that it is over then: %s', (at, minutes) => {
    expect(minutesUntil(iso, at)).toBe(minutes);
  });
});

describe('emoji', () => {
  it('are shown where they are known, else named', () => {
    expect(emojiOf('tada')).toBe('🎉');
    expect(emojiOf('party-parrot')).toBe(':party-parrot:');
  });
});

describe('JSON to look at', () => {
  it('is what JSON.stringify writes, in pieces', () => {
    const value = { text: 'a "b": c', count: -1.5, yes: true, none: null, list: [[], {}, 'é'] };
    const tokens = jsonTokens(value);
    expect(tokens.map(({ text }) => text).join('')).toBe(JSON.stringify(value, null, 2));
    const kinds = ['key', 'text', 'number', 'word'] as const;
    const texts = kinds.map((kind) => tokens.filter((token) => token.kind === kind).map(({ text }) => text));
    expect(texts).toEqual([
      ['"text"', '"count"', '"yes"', '"none"', '"list"'],
      ['"a \\"b\\": c"', '"é"'],
      ['-1.5'],
      ['true', 'null'],
    ]);
  });

  it('cuts embedded pictures short', () => {
    const text = jsonTokens({ url: `data:image/png;base64,${'A'.repeat(5_000)}` })
      .map((token) => token.text)
      .join('');
    expect(text.length).toBeLessThan(200);
    expect(text).toContain('(5022 characters)');
  });
});
