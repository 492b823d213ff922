import { checkNames } from '../../../../src/knowledge/checks/names';
import type { KnowledgeBase } from '../../../../src/knowledge/knowledge-base';
import { conceptOf, contextOf, toolOf } from '../fixtures';

function found(knowledge: Partial<KnowledgeBase>): string[] {
  return checkNames(contextOf(knowledge)).map(({ file, message }) => `${file}: ${message}`);
}

test("a thing's own variants are no clash", () => {
  const tool = toolOf('git-lfs', { name: 'Git LFS', aliases: ['git-lfs'], misspellings: ['GIT LFS'] });
  expect(
    found({ tools: [tool], concepts: [conceptOf('drift', { aliases: ['drifts', 'drifting'] })] }),
  ).toEqual([]);
});

test('two tools that share a name clash, whatever its case, accents and brackets', () => {
  const tools = [toolOf('comet', { name: 'Comet (ML)' }), toolOf('comete', { aliases: ['Cómet'] })];
  expect(found({ tools })).toEqual(['tools/comete: "Cómet" also names the tool "comet".']);
});

test('tools are told apart by the exact word, concepts by its stem', () => {
  expect(found({ tools: [toolOf('tf'), toolOf('tfs')] })).toEqual([]);
  const concepts = [conceptOf('container'), conceptOf('box', { aliases: ['containers'] })];
  expect(found({ concepts })).toEqual(['concepts/box: "containers" also names the concept "container".']);
});

test('a tool and a concept clash', () => {
  const tools = [toolOf('containered')];
  expect(found({ tools, concepts: [conceptOf('containers')] })).toEqual([
    'tools/containered: "containered" also names the concept "containers".',
  ]);
});
