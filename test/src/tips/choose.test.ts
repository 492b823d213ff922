import fc from 'fast-check';
import { dimensionsOf } from '../../../src/knowledge/dimensions';
import { chooseTip } from '../../../src/tips/choose';
import type { SentTip, Situation, Standing, TipVotes } from '../../../src/tips/situation';
import { topics } from '../../../src/tips/topics';
import { readSurveys, readTips } from './read-tips';

const tips = readTips();
const ids = tips.map(({ id }) => id);
const dimensions = dimensionsOf(readSurveys());
const surveyOf = new Map(dimensions.map(({ id, survey }) => [id, survey]));
/** Those with tips. */
const helped = dimensions.map(({ id }) => id).filter((id) => tips.some(({ dimension }) => dimension === id));
const nothing: Situation = { tips, history: [], votes: [], topics: [], dimensions };
const WEEK = 7 * 24 * 60 * 60_000;
const start = Date.parse('2026-11-27T08:30:00Z');

function choose(situation: Situation) {
  const choice = chooseTip(situation);
  if (choice === undefined) throw new Error('There was nothing to choose.');
  return choice;
}

/** What a channel gets from week to week, beginning with what it has had. */
function weekly(situation: Situation, weeks: number) {
  const history: SentTip[] = [...situation.history];
  const from = Math.max(start, ...history.map(({ at }) => at.getTime() + WEEK));
  return Array.from({ length: weeks }, (_, week) => {
    const choice = choose({ ...situation, history });
    history.push({ tip: choice.tip.id, at: new Date(from + week * WEEK) });
    return choice;
  });
}

function survey(medians: Record<string, number>): Standing {
  return {
    closedOn: '2026-05-03',
    medians: Object.entries(medians).map(([dimension, median]) => ({ dimension, median })),
  };
}

const devopsSurvey = survey({
  'version-control': 4,
  'build-and-test': 3,
  deployment: 3,
  recovery: 3,
  infrastructure: 4,
  monitoring: 2,
  security: 2.5,
  independence: 3,
  learning: 4,
  'self-service': 3,
});

describe('after a survey', () => {
  const asked = { ...nothing, standing: devopsSurvey };

  test('the weakest dimension comes first, at the level above, and the reason says so', () => {
    const { tip, reason } = choose(asked);
    expect([tip.dimension, tip.level]).toEqual(['monitoring', 3]);
    expect(reason).toBe(
      'Your survey of 3 May 2026 was weakest in Monitoring and observability (level 2 of 5); this tip is a step to level 3.',
    );
  });

  test('the next weakest follow, so that no subject fills the weeks', () => {
    const first = weekly(asked, 8).map(({ tip }) => `${tip.dimension} ${tip.level}`);
    expect(first).toEqual([
      'monitoring 3',
      'security 3',
      'build-and-test 4',
      'deployment 4',
      'recovery 4',
      'independence 4',
      'self-service 4',
      'build-and-test 4',
    ]);
  });

  test('a dimension that is not the weakest is not called so', () => {
    expect(weekly(asked, 2)[1]?.reason).toBe(
      'Your survey of 3 May 2026 put Security and secrets at level 2 of 5; this tip is a step to level 3.',
    );
  });

  test('tips from before the survey do not count as turns', () => {
    const sent = tips.find(({ dimension, level }) => dimension === 'monitoring' && level === 2);
    const before = { tip: sent?.id ?? '', at: new Date('2026-05-02T08:00:00Z') };
    const { tip } = choose({ ...asked, history: [before] });
    expect([tip.dimension, tip.level]).toEqual(['monitoring', 3]);
  });

  test('dimensions that it did not ask about come last', () => {
    const order = weekly(asked, tips.length).map(({ tip }) => surveyOf.get(tip.dimension));
    expect(order.indexOf('mlops')).toBeGreaterThan(20);
    const reason = weekly(asked, tips.length).find(({ tip }) => tip.dimension === 'model-monitoring')?.reason;
    expect(reason).toMatch(/^Your survey of 3 May 2026 did not ask about Monitoring and drift;/);
  });

  test('a team at the top keeps its level', () => {
    const { tip, reason } = choose({ ...nothing, standing: survey({ monitoring: 5 }) });
    expect([tip.dimension, tip.level]).toEqual(['monitoring', 5]);
    expect(reason).toMatch(/keeps level 5 firm\.$/);
  });
});

describe('without a survey', () => {
  const year = weekly(nothing, tips.length).map(({ tip }) => tip);

  test('the two fields take turns and every dimension has its first step before any has its second', () => {
    const first = year.slice(0, 20);
    const pair = ['devops', 'mlops'];
    expect(first.map(({ dimension }) => surveyOf.get(dimension))).toEqual(Array(10).fill(pair).flat());
    expect(new Set(first.map(({ dimension }) => dimension)).size).toBe(20);
    expect(first.every(({ level }) => level === 2)).toBe(true);
  });

  test('levels rise within each dimension', () => {
    for (const dimension of helped) {
      const levels = year.filter((tip) => tip.dimension === dimension).map(({ level }) => level);
      expect(levels).toEqual([...levels].sort());
    }
  });

  test('the reason never shows an id, even where no survey asks about the dimension', () => {
    expect(choose({ ...nothing, dimensions: [], topics: ['version-control'] }).reason).toContain(
      'this one is version control, level 2 of 5',
    );
  });

  test('the reason says that subjects take turns', () => {
    expect(choose({ ...nothing, topics: ['security'] }).reason).toBe(
      'You asked for tips on security. This channel has no survey result, so the subjects take turns: ' +
        'this one is Security and secrets, level 2 of 5.',
    );
  });
});

describe('topics', () => {
  test('come first, and when they are used up the others follow', () => {
    const wanted = weekly({ ...nothing, topics: ['monitoring'] }, 10);
    const monitoring = tips.filter(({ dimension }) =>
      ['monitoring', 'model-monitoring'].includes(dimension),
    ).length;
    expect(
      wanted
        .slice(0, monitoring)
        .every(({ tip }) => ['monitoring', 'model-monitoring'].includes(tip.dimension)),
    ).toBe(true);
    expect(wanted[monitoring]?.reason).toMatch(
      /^You have had every tip on monitoring, so the other subjects follow\./,
    );
  });

  test('the two fields are the dimensions of their surveys', () => {
    const isMlops = (dimension: string) => surveyOf.get(dimension) === 'mlops';
    const count = tips.filter(({ dimension }) => isMlops(dimension)).length;
    const asked = weekly({ ...nothing, topics: ['mlops'] }, count + 1).map(({ tip }) =>
      isMlops(tip.dimension),
    );
    expect(asked.indexOf(false)).toBe(count);
  });

  test('the others name items of our surveys, and all that have tips', () => {
    const named = topics.flatMap((topic) => ('dimensions' in topic ? topic.dimensions : []));
    expect([...new Set(named)].sort()).toEqual([...helped].sort());
  });

  test.each(topics.map(({ id }) => id))('%s has tips', (id) => {
    expect(choose({ ...nothing, topics: [id] }).reason).toMatch(/^You asked for tips on/);
  });
});

describe('votes', () => {
  const place = (votes: TipVotes[], dimension: string) =>
    weekly({ ...nothing, votes }, tips.length).findIndex(({ tip }) => tip.dimension === dimension);
  const vote = (dimension: string, counts: Partial<TipVotes>): TipVotes => ({
    tip: tips.find((tip) => tip.dimension === dimension)?.id ?? '',
    up: 0,
    down: 0,
    moreLikeThis: 0,
    ...counts,
  });

  test('against a tip put its dimension later, for it sooner', () => {
    expect(place([vote('version-control', { down: 1 })], 'version-control')).toBeGreaterThan(
      place([], 'version-control'),
    );
    expect(place([vote('independence', { up: 1 })], 'independence')).toBeLessThan(place([], 'independence'));
  });

  test('for more like it put its dimension first, and the reason says so', () => {
    const votes = [vote('model-monitoring', { moreLikeThis: 1 })];
    expect(place(votes, 'model-monitoring')).toBe(0);
    expect(choose({ ...nothing, votes }).reason).toMatch(/^Somebody here asked for more like ".+"\. /);
  });

  test('of a crowd put nothing off for ever', () => {
    const crowd = helped.slice(1).map((dimension) => vote(dimension, { moreLikeThis: 1_000 }));
    expect(place([...crowd, vote(helped[0] ?? '', { down: 1_000 })], helped[0] ?? '')).toBeLessThan(
      tips.length,
    );
  });
});

describe('when every tip has been sent', () => {
  const round = weekly(nothing, tips.length + 3);

  test('it says so once and starts with the oldest', () => {
    expect(round.map(({ startsAgain }) => startsAgain).lastIndexOf(true)).toBe(tips.length);
    expect(round.filter(({ startsAgain }) => startsAgain)).toHaveLength(1);
    expect(round.slice(tips.length).map(({ tip }) => tip.id)).toEqual(
      round.slice(0, 3).map(({ tip }) => tip.id),
    );
    expect(round[tips.length]?.reason).toBe(
      `You have had all ${tips.length} tips. They now start again with the oldest: this one was sent in November 2026.`,
    );
    expect(round[tips.length + 1]?.reason).toMatch(/^You had this one in December 2026:/);
  });

  test('a tip that is added later is sent at once', () => {
    const history = weekly(nothing, tips.length).map(({ tip }, week) => ({
      tip: tip.id,
      at: new Date(start + week * WEEK),
    }));
    const added = { ...(tips[0] ?? choose(nothing).tip), id: 'brand-new' };
    expect(choose({ ...nothing, tips: [...tips, added], history }).tip.id).toBe('brand-new');
  });

  test('tips that were taken away are forgotten', () => {
    const history = [{ tip: 'long-gone', at: new Date(start) }];
    expect(choose({ ...nothing, history })).toEqual(choose(nothing));
  });

  test('without any tip there is no choice', () => {
    expect(chooseTip({ ...nothing, tips: [] })).toBeUndefined();
  });
});

const voteList = fc.array(
  fc.record({
    tip: fc.constantFrom(...ids),
    up: fc.nat(20),
    down: fc.nat(20),
    moreLikeThis: fc.nat(5),
  }),
  { maxLength: 15 },
);
const sentBefore = fc.array(
  fc.record({
    tip: fc.constantFrom(...ids, 'long-gone'),
    at: fc.integer({ min: 1, max: 500 }).map((weeks) => new Date(start - weeks * WEEK)),
  }),
  { maxLength: 120 },
);
const standing = fc.option(
  fc.record({
    closedOn: fc.constantFrom('2026-05-03', '2026-11-01'),
    medians: fc.uniqueArray(
      fc.record({
        dimension: fc.constantFrom(...helped),
        median: fc.constantFrom(1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5),
      }),
      { selector: ({ dimension }) => dimension, minLength: 1 },
    ),
  }),
  { nil: undefined },
);
const situations: fc.Arbitrary<Situation> = fc.record({
  tips: fc.constant(tips),
  history: sentBefore,
  standing,
  votes: voteList,
  topics: fc.subarray(topics.map(({ id }) => id)),
  dimensions: fc.constant(dimensions),
});

describe('for any history, survey, votes and topics', () => {
  test('no tip comes twice in a year of weeks', () => {
    const property = fc.property(situations, (situation) => {
      const year = weekly(situation, 53).map(({ tip }) => tip.id);
      expect(new Set(year).size).toBe(53);
    });
    fc.assert(property, { numRuns: 40, seed: 1 });
  });

  test('every tip is reached before any is repeated', () => {
    const property = fc.property(situations, (situation) => {
      const had = new Set(situation.history.map(({ tip }) => tip));
      const fresh = ids.filter((id) => !had.has(id));
      const sent = weekly(situation, fresh.length).map(({ tip }) => tip.id);
      expect([...sent].sort()).toEqual([...fresh].sort());
    });
    fc.assert(property, { numRuns: 40, seed: 2 });
  });

  test('the order of what comes in changes nothing', () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    const pairs = situations.chain((situation) =>
      fc.tuple(
        fc.constant(situation),
        fc.record({
          tips: shuffled(situation.tips),
          history: shuffled(situation.history),
          votes: shuffled(situation.votes),
          topics: shuffled(situation.topics),
        }),
      ),
    );
    const property = fc.property(pairs, ([situation, other]) => {
      expect(chooseTip({ ...situation, ...other })).toEqual(chooseTip(situation));
    });
    fc.assert(property, { numRuns: 300, seed: 3 });
  });

  test('a fresh survey without votes or topics is answered by its weakest dimension, one level up', () => {
    const property = fc.property(standing, (result) => {
      if (result === undefined) return;
      const { tip } = choose({ ...nothing, standing: result });
      const median = result.medians.find(({ dimension }) => dimension === tip.dimension)?.median ?? 0;
      expect(median).toBe(Math.min(...result.medians.map((item) => item.median)));
      expect(tip.level).toBe(Math.min(5, Math.floor(median) + 1));
    });
    fc.assert(property, { numRuns: 200, seed: 4 });
  });
});
