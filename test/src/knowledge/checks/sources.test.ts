import { checkSources } from '../../../../src/knowledge/checks/sources';
import type { Source } from '../../../../src/knowledge/schema';
import { contextOf, toolOf } from '../fixtures';

function found(...sources: Source[]): string[] {
  const tools = [toolOf('a', { sources: sources.map(({ id }) => id) })];
  return checkSources(contextOf({ sources, tools })).map(({ message }) => message);
}

test('a source that nothing names is a warning', () => {
  const sources = [{ id: 'page', title: 'A page', url: 'https://example.org' }];
  expect(checkSources(contextOf({ sources }))).toMatchObject([
    { severity: 'warning', place: 'page', message: 'Nothing names the source "page".' },
  ]);
});

test('one address stands once, whatever its case and the slash at its end', () => {
  const one = { id: 'one', title: 'One', url: 'https://example.org/Docs/' };
  expect(found(one, { id: 'two', title: 'Two', url: 'https://example.org/docs' })).toEqual([
    '"two" has the same address as "one" (https://example.org/docs).',
  ]);
  expect(found(one, { id: 'two', title: 'Two', url: 'https://example.org/docs', section: 'Limits' })).toEqual(
    [],
  );
});

test('a source without an address says where it is', () => {
  expect(found({ id: 'book', title: 'A book' })).toEqual([
    'The source "book" has neither an address nor a publisher or section.',
  ]);
  expect(found({ id: 'book', title: 'A book', publisher: 'A house' })).toEqual([]);
});
