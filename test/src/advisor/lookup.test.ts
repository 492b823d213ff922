import fc from 'fast-check';
import { createLookup } from '../../../src/advisor/lookup';
import { fold } from '../../../src/advisor/lookup-names';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { textOf } from './talk';

const core = openCore();
const { tools, concepts } = core.library.knowledge;
const lookup = createLookup({ ...core, log: silent });
const find = (text: string) => lookup({ platform: 'teams', tenant: 't1', text });
const titles = async (text: string) => (await find(text)).map(({ title }) => title);

describe('looking something up', () => {
  it.each([
    ['MLflow', 'MLflow'],
    ['k8s', 'Kubernetes'],
    ['kuberentes', 'Kubernetes'],
    ['weights & biases', 'Weights & Biases'],
    ['CI/CD', 'CI/CD pipelines'],
    ['what is a feature store?', 'Feature store'],
    ['terraf', 'Terraform'],
  ])('finds with "%s" first of all %s', async (text, title) => {
    expect((await titles(text))[0]).toBe(title);
  });

  it('finds while somebody still types', async () => {
    expect(await titles('kub')).toContain('Kubernetes');
    expect(await titles('track exp')).toContain('Experiment tracking');
  });

  it('finds by words about it', async () => {
    expect(await titles('versions large data sets beside git')).toContain('DVC');
  });

  it('has something to begin with, and nothing for what it does not know', async () => {
    expect(await titles(' ')).toEqual(expect.arrayContaining(['DevOps', 'MLOps', 'Kubernetes']));
    expect(await find('froobnicator')).toEqual([]);
  });

  it('finds each tool and each concept by its name, before all but namesakes', async () => {
    const names = [...tools, ...concepts].map(({ name }) => name);
    const firsts = await Promise.all(names.map(async (name) => (await titles(name))[0] ?? ''));
    expect(firsts.map(fold)).toEqual(names.map(fold));
  });

  it('finds every tool by each of its other names and misspellings', async () => {
    const lost: string[] = [];
    for (const tool of tools) {
      for (const name of [...tool.aliases, ...tool.misspellings])
        if (!(await titles(name)).includes(tool.name)) lost.push(`${name} -> ${tool.name}`);
    }
    expect(lost).toEqual([]);
  });

  it('finds every concept by each of its other names', async () => {
    const lost: string[] = [];
    for (const concept of concepts) {
      for (const name of concept.aliases)
        if (!(await titles(name)).includes(concept.name)) lost.push(`${name} -> ${concept.name}`);
    }
    expect(lost).toEqual([]);
  });

  it('explains what was found to those who did not ask, with its sources and nothing to press', async () => {
    const [found] = await find('MLflow');
    const text = found ? textOf(found.reply) : '';
    expect(found).toMatchObject({ title: 'MLflow', reply: { audience: 'conversation' } });
    expect(text).toContain('Best for');
    expect(text).toContain('Sources:');
    expect(found?.reply.blocks.some(({ type }) => type === 'buttons')).toBe(false);
  });

  it('finds at most ten, each short enough for a list, whatever is typed', async () => {
    const words = fc.constantFrom(...tools.map(({ name }) => name), ...concepts.map(({ name }) => name));
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(words, { maxLength: 12 }).map((names) => names.join(' ')),
      fc.tuple(words, fc.nat(12)).map(([name, length]) => name.slice(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const found = await find(text);
        expect(found.length).toBeLessThanOrEqual(10);
        expect(new Set(found).size).toBe(found.length);
        for (const { title, text: line } of found) {
          expect(title.length).toBeLessThanOrEqual(80);
          expect(line.length).toBeLessThanOrEqual(120);
        }
        expect(await find(text)).toEqual(found);
      }),
    );
  });

  it('is done with hostile texts at once, and finds nothing where it cannot look', async () => {
    for (const text of ['a '.repeat(50_000), '('.repeat(100_000), 'é'.repeat(100_000)]) await find(text);
    const lines: string[] = [];
    const log = { ...silent, error: (_fields: object, message: string) => lines.push(message) };
    const broken = {
      read: () => {
        throw new TypeError('broken');
      },
    };
    const blind = createLookup({ library: core.library, understander: broken, log });
    expect(await blind({ platform: 'teams', tenant: 't1', text: 'MLflow' })).toEqual([]);
    expect(lines).toEqual(['something could not be looked up']);
  });
});
