import fc from 'fast-check';
import type { Fact } from '../../../src/knowledge/schema';
import { type Facts, factsIn } from '../../../src/rules/condition';
import { openCore } from '../../evaluation/core';

const { library } = openCore();

/** The rules that the product ships, and the facts that they may look at. */
export const rules = library.practice.rules;
export const catalogue = library.knowledge.facts;

const used = new Set(rules.flatMap(({ when }) => factsIn(when)));
export const relevant: readonly Fact[] = catalogue.filter(({ id }) => used.has(id));
export const irrelevant: readonly Fact[] = catalogue.filter(({ id }) => !used.has(id));

/** What may be known of a case: each fact unknown, or one of its values. */
export const anyCase: fc.Arbitrary<Facts> = fc
  .tuple(...relevant.map(({ values }) => fc.option(fc.constantFrom(...values.map(({ id }) => id)))))
  .map((chosen) =>
    Object.fromEntries(
      relevant.flatMap(({ id }, at) => {
        const value = chosen[at];
        return value === null || value === undefined ? [] : [[id, value]];
      }),
    ),
  );
