import { checkTips } from '../../src/knowledge/checks/tips';
import type { Tip } from '../../src/knowledge/tip-schema';
import { readSources, readSurveys, readTips } from '../src/tips/read-tips';

const tips = readTips();
const sources = readSources();
const surveys = readSurveys();
const itemsOf = (wanted: string) =>
  surveys.filter(({ id }) => id === wanted).flatMap(({ items }) => items.map(({ id }) => id));

function messages(changed: readonly Tip[], asked = surveys) {
  return checkTips({ tips: changed, sources, surveys: asked }).map(({ message }) => message);
}

function changeFirst(change: Partial<Tip>): Tip[] {
  return tips.map((tip, index) => (index === 0 ? { ...tip, ...change } : tip));
}

describe('the tips that we ship', () => {
  test('are enough, well spread and have sources', () => {
    expect(tips.length).toBeGreaterThanOrEqual(66);
    expect(checkTips({ tips, sources, surveys })).toEqual([]);
  });

  test('have a first step in every dimension', () => {
    const start = new Set(tips.filter(({ level }) => level === 2).map(({ dimension }) => dimension));
    expect([...start].sort()).toEqual([...itemsOf('devops'), ...itemsOf('mlops')].sort());
  });

  test('serve both fields', () => {
    const count = (wanted: string) =>
      tips.filter(({ dimension }) => itemsOf(wanted).includes(dimension)).length;
    expect(count('mlops')).toBeGreaterThanOrEqual(30);
    expect(count('devops')).toBeGreaterThanOrEqual(30);
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

  test('reports a dimension that no survey asks about, and names those that are asked about', () => {
    const found = checkTips({ tips: changeFirst({ dimension: 'd10' }), sources, surveys });
    const [first] = found.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({ place: 'dimension', message: 'No survey asks about "d10".' });
    expect(first?.tip).toMatch(
      /^Use the id of a survey item: version-control, build-and-test, .+, llm-limits\.$/,
    );
  });

  test('takes an item that may be added to a survey, and does not ask for tips on it', () => {
    const [tip] = tips;
    if (tip === undefined) throw new Error('There are no tips.');
    const more = { ...tip, id: 'on-limits', title: 'Something new', dimension: 'llm-limits' };
    expect(messages([...tips, more])).toEqual([]);
  });

  test('reports the same title twice, whatever its case', () => {
    const [, second] = tips;
    const found = messages(changeFirst({ title: (second?.title ?? '').toUpperCase() }));
    expect(found).toEqual([`The title "${second?.title}" is already that of ${tips[0]?.id}.`]);
  });

  test('reports too few tips for a year and for a dimension', () => {
    const few = tips.filter(({ dimension, level }) => dimension === 'version-control' && level < 4);
    const asked = surveys.slice(0, 1).map((file) => ({ ...file, items: file.items.slice(0, 1) }));
    expect(messages(few, asked)).toEqual([
      'There are 2 tips, so that a channel hears one twice within a year.',
      '2 tip(s) on 2 level(s) help with "version-control".',
    ]);
  });
});
