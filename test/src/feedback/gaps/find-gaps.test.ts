import { findGaps } from '../../../../src/feedback/gaps/find-gaps';
import { gapsAsText } from '../../../../src/feedback/gaps/gaps-as-text';
import type { KeptQuestion } from '../../../../src/storage/store';
import { knownWords } from '../../../../src/understanding/known-words';
import { openCore } from '../../../evaluation/core';

const { knowledge } = openCore().library;
const known = knownWords(knowledge);
const gapsIn = (questions: readonly KeptQuestion[]) => findGaps(questions, knowledge, known);

function kept(question: string, more: Partial<KeptQuestion> = {}): KeptQuestion {
  return { day: '2026-11-23', question, intent: 'explain', gap: 'term', ...more };
}

/** So many questions on so many subjects, the earlier subjects more often. */
function many(count: number, subjects: number): KeptQuestion[] {
  const frames = ['what is %?', 'how does % work', 'explain % to me please', 'do we need %', 'is % any good'];
  return Array.from({ length: count }, (_, at) => {
    const subject = Math.floor(subjects * (((at * 7919) % count) / count) ** 2);
    return kept(
      (frames[at % frames.length] ?? '').replace('%', `zarf${'abcdefghij'[subject % 10]}ox${subject}`),
    );
  });
}

describe('kept questions', () => {
  it('are grouped by what they are about, the most frequent first', () => {
    const gaps = gapsIn([
      kept('what is zarf?'),
      kept('can Zarf deploy to air-gapped clusters'),
      kept('flux capacitor, what is it'),
      kept("what's ZARF"),
      kept('what is a flux capacitor?'),
    ]);
    expect(gaps.map(({ count, terms }) => [terms[0], count])).toEqual([
      ['zarf', 3],
      ['flux', 2],
    ]);
  });

  it('tell by what was asked, guessed and missing, and when', () => {
    const [gap] = gapsIn([
      kept('what is zarf?'),
      kept('what is zarf?', { day: '2026-11-20', intent: 'find-tool', gap: 'tool' }),
      kept('zarf: what does it do', { gap: 'not-helpful' }),
      kept('so what is zarf', { day: '2026-11-21' }),
      kept('please explain zarf'),
    ]);
    expect(gap).toMatchObject({
      count: 5,
      examples: ['what is zarf?', 'please explain zarf', 'so what is zarf'],
      first: '2026-11-20',
      last: '2026-11-23',
      intents: [
        { name: 'explain', count: 4 },
        { name: 'find-tool', count: 1 },
      ],
      gaps: [
        { name: 'term', count: 3 },
        { name: 'not-helpful', count: 1 },
        { name: 'tool', count: 1 },
      ],
      add: { folder: 'knowledge/concepts' },
    });
  });

  it('lead to what the knowledge has that is near', () => {
    const [gap] = gapsIn([kept('does Jenkins rotate the secrets of a canary release?')]);
    expect(gap?.closest).toHaveLength(3);
    expect(gap?.closest).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(tools\/jenkins|concepts\/canary)$/)]),
    );
  });

  it.each([
    ['topic', 'out-of-scope', 'knowledge/concepts'],
    ['tool', 'compare-tools', 'knowledge/tools'],
    ['unsure', 'recommend', 'knowledge/intents'],
    ['not-helpful', 'recommend', 'knowledge/rules'],
    ['not-helpful', 'find-tool', 'knowledge/categories'],
    ['not-helpful', 'challenges', 'knowledge/challenges'],
    ['of later', 'of later', 'knowledge/intents'],
  ])('that lack a %s and were taken for %s lead to %s', (gap, intent, folder) => {
    expect(gapsIn([kept('what is zarf?', { gap, intent })])[0]?.add.folder).toBe(folder);
  });

  it('give the same groups in whatever order they come', () => {
    const questions = many(300, 30);
    const shuffled = questions.map((question, at) => ({ question, key: (at * 7907) % 300 }));
    shuffled.sort((a, b) => a.key - b.key);
    expect(gapsIn(shuffled.map(({ question }) => question))).toEqual(gapsIn(questions));
  });

  it('are grouped by the thousand', () => {
    const gaps = gapsIn(many(5_000, 400));
    expect(gaps.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
    expect(gaps.length).toBeGreaterThanOrEqual(390);
    expect(gaps.length).toBeLessThanOrEqual(400);
    expect(gaps.map(({ count }) => count)).toEqual(gaps.map(({ count }) => count).sort((a, b) => b - a));
  });

  it('may be of nothing but placeholders and fillers', () => {
    expect(gapsIn([kept('what is [name]?'), kept('[link] or [number]'), kept('???')])).toHaveLength(3);
  });
});

describe('the list for people', () => {
  it('says what to add where', () => {
    const lines = gapsAsText(gapsIn([kept('what is zarf?'), kept('flux capacitor')]), 1);
    expect(lines[0]).toBe('2 kept question(s) in 2 group(s), the most frequent first.');
    expect(lines).toEqual(expect.arrayContaining([expect.stringContaining('-> knowledge/concepts')]));
    expect(lines.at(-1)).toBe('And 1 more group(s) with 1 question(s): see --most.');
  });

  it('says so where there is nothing', () => {
    expect(gapsAsText(gapsIn([]), 20)).toEqual([expect.stringContaining('No questions are kept.')]);
  });
});
