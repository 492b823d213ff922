import fc from 'fast-check';
import { compareTools } from '../../../src/catalogue/compare';
import { relationOf } from '../../../src/catalogue/relation';
import type { Tool } from '../../../src/knowledge/schema';
import { openCore } from '../../evaluation/core';

const { library } = openCore();
const { categories, tools } = library.knowledge;

function tool(id: string): Tool {
  const found = library.tools.get(id);
  if (found === undefined) throw new Error(`there is no tool ${id}`);
  return found;
}

const compare = (ids: readonly string[], facts: Readonly<Record<string, string>> = {}) =>
  compareTools(ids.map(tool), categories, facts, (id) => tool(id).name);

const anyTools = fc.uniqueArray(fc.constantFrom(...tools.map(({ id }) => id)), {
  minLength: 2,
  maxLength: 4,
});

it('compares any two to four tools, with a cell for each in every row', () => {
  fc.assert(
    fc.property(anyTools, (ids) => {
      const { choose, relation, rows } = compare(ids);
      expect(rows.length).toBeGreaterThanOrEqual(4);
      for (const { label, cells } of rows) {
        expect(label).not.toBe('');
        expect(cells).toHaveLength(ids.length);
        for (const cell of cells) expect(cell).not.toBe('');
      }
      expect(choose.map(({ tool: { id } }) => id)).toEqual(ids);
      for (const { name } of ids.map(tool)) expect(relation).toContain(name);
    }),
  );
});

it('takes the order of the tools as it is and says the same otherwise', () => {
  fc.assert(
    fc.property(anyTools, (ids) => {
      const [there, back] = [compare(ids), compare([...ids].reverse())];
      expect(back.rows.map(({ cells }) => [...cells].reverse())).toEqual(
        there.rows.map(({ cells }) => cells),
      );
      expect(new Set(back.toKnow.map(({ text }) => text))).toEqual(
        new Set(there.toKnow.map(({ text }) => text)),
      );
    }),
  );
});

it('sees the relation of two tools from both sides alike', () => {
  const two = fc.constantFrom(...tools);
  fc.assert(fc.property(two, two, (a, b) => expect(relationOf(a, b)).toBe(relationOf(b, a))));
});

test.each([
  [['docker', 'kubernetes'], 'do different jobs and work together'],
  [['mlflow', 'airflow'], 'do different jobs and work together'],
  [['jenkins', 'gitlab-ci'], 'do the same job'],
  [['jenkins', 'mlflow'], 'do different jobs, so this is no either-or'],
])('%j %s', (ids, relation) => {
  expect(compare(ids).relation).toContain(relation);
});

test('says what changed about a tool: its licence, owner or name', () => {
  const { toKnow } = compare(['terraform', 'ansible']);
  expect(
    toKnow
      .filter((entry) => entry.tool.id === 'terraform')
      .map(({ text }) => text)
      .join(' '),
  ).toMatch(/licen[cs]e|BUSL|Business Source/i);
  for (const { source } of toKnow) expect(library.sources.has(source)).toBe(true);
});

describe('the pick', () => {
  const pickOf = (ids: readonly string[], facts?: Readonly<Record<string, string>>) =>
    compare(ids, facts).pick;

  it('is the tool of two competing ones that the case speaks for', () => {
    const pick = pickOf(['kubernetes', 'nomad'], { runtime: 'plain', 'team-size': 'small' });
    expect(pick?.tool.id).toBe('nomad');
  });

  it('is left open where nothing is told', () => {
    expect(pickOf(['kubernetes', 'nomad'])).toBeUndefined();
  });

  it('is left open between tools that do different jobs', () => {
    expect(pickOf(['jenkins', 'mlflow'], { hosting: 'self', cost: 'free' })).toBeUndefined();
  });
});
