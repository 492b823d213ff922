import { checkTips } from '../../src/knowledge/checks/tips';
import type { Tip } from '../../src/knowledge/tip-schema';
import { readSources, readTips } from '../src/tips/read-tips';

const dimensions = [...'dm'].flatMap((letter) =>
  Array.from({ length: 10 }, (_, index) => `${letter}${index + 1}`),
);
const tips = readTips();
const sources = readSources();

function messages(changed: readonly Tip[], known = sources, asked: readonly string[] = []) {
  return checkTips({ tips: changed, sources: known, dimensions: asked }).map(({ message }) => message);
}

function changeFirst(change: Partial<Tip>): Tip[] {
  return tips.map((tip, index) => (index === 0 ? { ...tip, ...change } : tip));
}

describe('the tips that we ship', () => {
  test('are enough, well spread and have sources', () => {
    expect(tips.length).toBeGreaterThanOrEqual(66);
    expect(checkTips({ tips, sources, dimensions: dimensions.map((id) => id.toUpperCase()) })).toEqual([]);
  });

  test('have a first step in every dimension', () => {
    const start = new Set(tips.filter(({ level }) => level === 2).map(({ dimension }) => dimension));
    expect([...start].sort()).toEqual([...dimensions].sort());
  });

  test('serve both fields', () => {
    const count = (wanted: string) => tips.filter(({ dimension }) => dimension.startsWith(wanted)).length;
    expect(count('m')).toBeGreaterThanOrEqual(30);
    expect(count('d')).toBeGreaterThanOrEqual(30);
  });

  test.each(tips.map((tip) => [tip.id, tip] as const))('%s is plain text in whole sentences', (_id, tip) => {
    for (const text of [tip.text, tip.try]) {
      expect(text).toMatch(/^[A-Z"][^*_`<>#[\]]*[.?]"?$/);
      expect(text).not.toMatch(/\d\s?%|https?:/);
    }
    expect(tip.title).not.toMatch(/[.!]$/);
    expect(tip.text.length).toBeGreaterThan(200);
  });
});

describe('checkTips', () => {
  test('reports a source that nobody has described', () => {
    expect(messages(changeFirst({ sources: ['hearsay'] }))).toEqual(['No source is called "hearsay".']);
  });

  test('reports a dimension that no survey asks about', () => {
    expect(messages(changeFirst({ dimension: 'd10' }), sources, ['D1'])).toContain(
      'No survey asks about "d10".',
    );
  });

  test('reports the same title twice, whatever its case', () => {
    const [, second] = tips;
    const found = messages(changeFirst({ title: (second?.title ?? '').toUpperCase() }));
    expect(found).toEqual([`The title "${second?.title}" is already that of ${tips[0]?.id}.`]);
  });

  test('reports too few tips for a year and for a dimension', () => {
    const few = tips.filter(({ dimension, level }) => dimension === 'd1' && level < 4);
    expect(messages(few, sources, ['d1'])).toEqual([
      'There are 2 tips, so that a channel hears one twice within a year.',
      '2 tip(s) on 2 level(s) help with "d1".',
    ]);
  });
});
