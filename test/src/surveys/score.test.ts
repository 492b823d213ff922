import fc from 'fast-check';
import type { AnswerSet } from '../../../src/surveys/result';
import { score } from '../../../src/surveys/score';
import type { Level } from '../../../src/surveys/statistics';
import { assembleSurvey } from '../../../src/surveys/survey';
import { devops, files, people, scored } from './fixtures';

function dimension(id: string, row: string, minimum = 3) {
  const found = scored(devops, people(devops, { [id]: row }), { minimum }).dimensions.find(
    (each) => each.id === id,
  );
  if (found === undefined) throw new Error(`No dimension "${id}".`);
  return found;
}

describe('a dimension', () => {
  test.each([
    ['33345', 3],
    ['3345', 3],
    ['1255', 3],
    ['2244', 3],
    ['11255', 2],
    ['555', 5],
    ['1112', 1],
  ])('of %s has the median %d', (row, median) => {
    expect(dimension('deployment', row)).toMatchObject({ state: 'known', median });
  });

  test.each([
    ['33333', 'agreed'],
    ['33344', 'agreed'],
    ['2244', 'split'],
    ['22344', 'split'],
    ['23334', 'agreed'],
    ['11333', 'mixed'],
    ['23455', 'mixed'],
    ['1455', 'split'],
    // Two odd answers at each end of a large group are no camps.
    [`11${'3'.repeat(26)}55`, 'agreed'],
    [`${'2'.repeat(6)}${'3'.repeat(18)}${'4'.repeat(6)}`, 'split'],
  ])('of %s is %s', (row, agreement) => {
    expect(dimension('deployment', row)).toMatchObject({ agreement });
  });

  test('says that too little is known where over a third do not know', () => {
    expect(dimension('deployment', '333???')).toEqual({
      id: 'deployment',
      dimension: 'Deployment',
      foundation: true,
      countsTowardsLevel: true,
      state: 'not-enough-knowledge',
      n: 3,
      dontKnowPercent: 50,
    });
  });

  test('has a median where exactly a third do not know', () => {
    expect(dimension('deployment', '3344??')).toMatchObject({ state: 'known', n: 4, dontKnowPercent: 33 });
  });

  test('is withheld, with all its numbers, where fewer than the minimum gave a level', () => {
    expect(dimension('deployment', '1234?', 5)).toEqual({
      id: 'deployment',
      dimension: 'Deployment',
      foundation: true,
      countsTowardsLevel: true,
      state: 'withheld',
    });
  });

  test('shows counts from twice the minimum on', () => {
    expect(dimension('deployment', '12345')).not.toHaveProperty('counts');
    expect(dimension('deployment', '123455')).toHaveProperty('counts', [1, 1, 1, 1, 2]);
  });
});

describe('the level', () => {
  const level = (rows: Record<string, string>, others: string) =>
    scored(devops, people(devops, rows, others), { minimum: 3 }).level;

  test('is the median of the medians', () => {
    expect(level({ recovery: '555', learning: '111' }, '4')).toEqual({ level: 4, name: 'Measured' });
  });

  test('is at most one above the lowest foundation, and says which one', () => {
    expect(level({ monitoring: '222' }, '5')).toEqual({
      level: 3,
      name: 'Automated',
      heldBackBy: 'monitoring',
    });
  });

  test('is not held back by what is no foundation', () => {
    expect(level({ learning: '111' }, '5')).toEqual({ level: 5, name: 'Self-improving' });
  });

  test('is absent where over a third of the dimensions are unknown', () => {
    const unknown = Object.fromEntries(['recovery', 'learning', 'security'].map((id) => [id, '???']));
    expect(level(unknown, '3')).toBeDefined();
    expect(level({ ...unknown, deployment: '???' }, '3')).toBeUndefined();
  });

  test('takes no notice of items that were added to the survey', () => {
    const mlops = assembleSurvey(files, 'mlops', 'llm');
    const added = { 'llm-evaluation': '111', 'llm-limits': '111' };
    const result = scored(mlops, people(mlops, added, '4'), { minimum: 3 });
    expect(result.level).toEqual({ level: 4, name: 'Measured' });
    expect(result.dimensions.slice(-2)).toMatchObject([
      { id: 'llm-evaluation', median: 1, countsTowardsLevel: false },
      { id: 'llm-limits', median: 1, countsTowardsLevel: false },
    ]);
  });
});

describe('the response', () => {
  const response = (answered: number, invited?: number) => {
    const answers = people(devops, { deployment: '3'.repeat(answered) });
    return scored(devops, answers, { minimum: 5, ...(invited === undefined ? {} : { invited }) });
  };

  test.each([
    [6, 10, { responsePercent: 60, partial: false }],
    [5, 10, { responsePercent: 50, partial: true }],
    // Rounded this is 60 %, and still fewer than 60 %.
    [149, 249, { responsePercent: 60, partial: true }],
    [12, 10, { invited: 12, responsePercent: 100, partial: false }],
  ])('of %d out of %d', (answered, invited, expected) => {
    expect(response(answered, invited)).toMatchObject(expected);
  });

  test('is left out where nobody knows how many were asked', () => {
    expect(response(5)).not.toHaveProperty('responsePercent');
  });
});

test('the leads are the two weakest, the two most split and all unknown dimensions', () => {
  const rows = {
    learning: '22222',
    security: '11111',
    recovery: '11155',
    independence: '11333',
    monitoring: '3???3',
  };
  const { leads } = scored(devops, people(devops, rows, '4'), { minimum: 3 });
  expect(leads).toEqual({
    weakest: ['recovery', 'security'],
    split: ['recovery', 'independence'],
    unknown: ['monitoring'],
  });
});

describe('for any answers', () => {
  const answer = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('dont-know'), fc.constant(undefined));
  const person = fc
    .tuple(...devops.items.map(() => answer))
    .map((values) =>
      Object.fromEntries(
        devops.items.flatMap(({ id }, index) => (values[index] ? [[id, values[index]]] : [])),
      ),
    ) as fc.Arbitrary<AnswerSet>;
  const team = fc.array(person, { minLength: 3, maxLength: 30 });

  test('their order makes no difference', () => {
    const shuffled = team.chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
    );
    fc.assert(
      fc.property(shuffled, ([answers, again]) => {
        expect(score(devops, again, { minimum: 3 })).toEqual(score(devops, answers, { minimum: 3 }));
      }),
    );
  });

  test('one more "don\'t know" changes no median; it can only hide one', () => {
    const ignorant: AnswerSet = Object.fromEntries(devops.items.map(({ id }) => [id, 'dont-know' as const]));
    fc.assert(
      fc.property(team, (answers) => {
        const before = scored(devops, answers, { minimum: 3 }).dimensions;
        const after = scored(devops, [...answers, ignorant], { minimum: 3 }).dimensions;
        after.forEach((dimension, index) => {
          if (dimension.state !== 'known') return;
          expect(before[index]).toMatchObject({ state: 'known', median: dimension.median, n: dimension.n });
        });
      }),
    );
  });

  test('the level is a whole one, at most one above every foundation', () => {
    fc.assert(
      fc.property(team, (answers) => {
        const { level, dimensions } = scored(devops, answers, { minimum: 3 });
        if (level === undefined) return;
        expect([1, 2, 3, 4, 5]).toContain(level.level);
        const foundations = dimensions
          .filter((each) => each.state === 'known')
          .filter((each) => each.foundation);
        for (const { median } of foundations) expect(level.level).toBeLessThanOrEqual((median + 1) as Level);
      }),
    );
  });

  test('below the minimum nothing but that is said', () => {
    const fewer = fc
      .tuple(team, fc.integer({ min: 1, max: 10 }), fc.nat(50))
      .map(([answers, more, invited]) => ({ answers, minimum: answers.length + more, invited }));
    fc.assert(
      fc.property(fewer, ({ answers, minimum, invited }) => {
        expect(score(devops, answers, { minimum, invited })).toEqual({ outcome: 'too-few' });
      }),
    );
  });

  test('no dimension with fewer levels than the minimum shows a number that comes from them', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 3, max: 8 }), (answers, minimum) => {
        const result = score(devops, answers, { minimum });
        if (result.outcome !== 'scored') return;
        for (const dimension of result.dimensions) {
          const levels = answers.filter((each) => typeof each[dimension.id] === 'number').length;
          if (levels < minimum) expect(dimension).not.toHaveProperty('median');
          if (levels < 2 * minimum) expect(dimension).not.toHaveProperty('counts');
        }
      }),
    );
  });
});

test('a minimum below three is not obeyed', () => {
  expect(score(devops, people(devops, { deployment: '33' }), { minimum: 1 })).toEqual({ outcome: 'too-few' });
});
