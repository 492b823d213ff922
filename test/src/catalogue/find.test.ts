import fc from 'fast-check';
import { findTools, type Need, narrowestFirst, notYetOf } from '../../../src/catalogue/find';
import { fitReasons } from '../../../src/catalogue/fit';
import { openCore } from '../../evaluation/core';

const { library } = openCore();
const { categories, tools, facts: catalogue } = library.knowledge;

function need(given: Partial<Need>): Need {
  return { categories: [], facts: {}, inUse: [], except: [], relevance: new Map(), ...given };
}

const ids = (given: Partial<Need>) => findTools(tools, need(given)).map(({ tool }) => tool.id);

const anyId = fc.constantFrom(...tools.map(({ id }) => id));
const anyFacts = fc
  .subarray(catalogue.filter(({ id }) => ['hosting', 'cost', 'cloud', 'team-size', 'runtime'].includes(id)))
  .chain((facts) =>
    fc.tuple(...facts.map(({ id, values }) => fc.constantFrom(...values.map((value) => [id, value.id])))),
  )
  .map((pairs) => Object.fromEntries(pairs) as Record<string, string>);
const anyNeed = fc.record({
  categories: fc.subarray(
    categories.map(({ id }) => id),
    { minLength: 1, maxLength: 2 },
  ),
  facts: anyFacts,
  inUse: fc.uniqueArray(anyId, { maxLength: 3 }),
  except: fc.uniqueArray(anyId, { maxLength: 3 }),
});

it('proposes at most five tools, each once, that do the job, and none of the unwanted', () => {
  fc.assert(
    fc.property(anyNeed, (given) => {
      const found = findTools(tools, need(given));
      expect(found.length).toBeLessThanOrEqual(5);
      expect(new Set(found.map(({ tool }) => tool.id)).size).toBe(found.length);
      for (const { tool } of found) {
        expect(given.except).not.toContain(tool.id);
        expect([tool.category, ...tool.alsoCategories].some((id) => given.categories.includes(id))).toBe(
          true,
        );
      }
      expect(found).toEqual([...found].sort((a, b) => b.points - a.points));
    }),
  );
});

test('a narrower kind of job comes before the wider one, in whichever order they were named', () => {
  const ordered = (...asked: string[]) => narrowestFirst(asked, categories);
  expect(ordered('monitoring', 'drift-monitoring')).toEqual(['drift-monitoring', 'monitoring']);
  expect(ordered('drift-monitoring', 'monitoring')).toEqual(['drift-monitoring', 'monitoring']);
  expect(ordered('secrets', 'monitoring')).toEqual(['secrets', 'monitoring']);
});

it('gives the same tools for the same need', () => {
  fc.assert(fc.property(anyNeed, (given) => expect(ids(given)).toEqual(ids(structuredClone(given)))));
});

test.each(categories.map(({ id }) => id))(
  'has tools for the category %s, the first of them maintained',
  (id) => {
    const [first] = findTools(tools, need({ categories: [id] }));
    expect(first).toBeDefined();
    expect(['archived', 'end-of-life']).not.toContain(first?.tool.status?.state);
  },
);

test('prefers what already runs', () => {
  const [category] = tools.filter(({ id }) => id === 'gitlab-ci').map((tool) => tool.category);
  expect(ids({ categories: [category ?? ''], inUse: ['gitlab-ci'] })[0]).toBe('gitlab-ci');
  expect(ids({ categories: [category ?? ''], inUse: ['gitlab-ci'], except: ['gitlab-ci'] })).not.toContain(
    'gitlab-ci',
  );
});

test('proposes nothing where neither a category nor a word fits', () => {
  expect(ids({})).toEqual([]);
});

test('judges by words where no category was recognised', () => {
  expect(ids({ relevance: new Map([['mlflow', 1]]) })).toEqual(['mlflow']);
});

test('says for some categories when none is needed yet', () => {
  const [category] = categories.filter(({ notYet }) => notYet !== undefined);
  expect(notYetOf(categories, need({ categories: [category?.id ?? ''] }))).toBe(category?.notYet);
  expect(notYetOf(categories, need({}))).toBeUndefined();
});

describe('what speaks for and against a tool', () => {
  const points = (id: string, facts: Record<string, string>) => {
    const tool = library.tools.get(id);
    return tool === undefined ? [] : fitReasons(tool, facts).map((reason) => Math.sign(reason.points));
  };

  it.each([
    ['its own machines', 'jenkins', { hosting: 'self' }, 1],
    ['a free licence', 'mlflow', { cost: 'free' }, 1],
    ['a fee', 'datadog', { cost: 'free' }, -1],
    ['the cloud in use', 'sagemaker', { cloud: 'aws' }, 1],
    ['another cloud', 'sagemaker', { cloud: 'gcp' }, -1],
    ['plain machines', 'kubernetes', { runtime: 'plain' }, -1],
  ])('%s', (_name, id, facts, sign) => {
    expect(points(id, facts)).toContain(sign);
  });

  it('is always said in words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tools), anyFacts, (tool, facts) => {
        for (const { points: count, text } of fitReasons(tool, facts)) {
          expect(count).not.toBe(0);
          expect(text).not.toBe('');
        }
      }),
    );
  });
});
