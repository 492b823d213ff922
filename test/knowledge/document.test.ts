import { answerReply } from '../../src/advisor/replies/answer-reply';
import { openCore } from '../evaluation/core';
import { textOf } from '../src/advisor/talk';
import { points } from './document-points';

const { answerer, library } = openCore();

describe.each(Object.entries(points))('%s', (_section, section) => {
  it.each(section)('can be asked for: "$asked"', ({ asked, says, source }) => {
    const answer = answerer.answer(asked);
    const text = textOf(answerReply(answer, { answerId: 'a', private: false }));
    for (const part of says)
      expect(text).toMatch(part instanceof RegExp ? part : new RegExp(escaped(part), 'i'));
    expect(answer.sources.map(({ id }) => id)).toContain(source);
  });
});

test('the document is a source with a section for each part', () => {
  const named = new Set(Object.values(points).flatMap((section) => section.map(({ source }) => source)));
  for (const id of named)
    expect(library.sources.get(id)).toMatchObject({ title: 'MLOps vs DevOps', section: expect.any(String) });
});

test('advice that goes beyond the document names where it comes from', () => {
  const answer = answerer.answer('how do DevOps and MLOps differ in testing?');
  const [beyond] = answer.sources.filter(({ id }) => !id.startsWith('doc-'));
  expect(beyond).toMatchObject({ title: expect.any(String), url: expect.stringMatching(/^https:/) });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
