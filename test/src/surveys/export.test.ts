import { exportCsv, exportJson } from '../../../src/surveys/export';
import { devops, people, scored, variedResult } from './fixtures';

const input = {
  survey: devops,
  subject: 'checkout',
  closedAt: new Date('2026-11-23T10:00:00Z'),
  result: variedResult(),
};

function lines(subject: string): string[] {
  return exportCsv({ ...input, subject })
    .trimEnd()
    .split('\r\n');
}

test('the CSV has a header and a line per dimension, in the order of the survey', () => {
  const [header, first, ...rest] = lines('checkout');
  expect(header).toBe(
    '\ufeffsurvey,subject,closed,answered,level,item,dimension,foundation,state,n,dont_know_percent,median,' +
      'lower_quartile,upper_quartile,agreement,level_1,level_2,level_3,level_4,level_5',
  );
  expect(first).toBe(
    'DevOps survey,checkout,2026-11-23T10:00:00.000Z,9,3,version-control,Version control and small changes,yes,' +
      'known,9,0,4,4,5,agreed,,,,,',
  );
  expect(rest).toHaveLength(9);
});

test('a dimension that is withheld or unknown has no median in the CSV', () => {
  const endings = lines('checkout').map((line) => line.split(',').slice(8).join(','));
  expect(endings).toContain('not-enough-knowledge,4,56,,,,,,,,,');
  expect(endings).toContain('withheld,,,,,,,,,,,');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'a subject of %j is no formula',
  (subject) => {
    expect(lines(subject)[1]).toContain(`'${subject}`);
  },
);

test('quotes and commas stay inside their cell', () => {
  expect(lines('a "b", c')[1]).toContain('DevOps survey,"a ""b"", c",2026');
});

test('the JSON holds the aggregates and the next steps, and not the share at 4 and 5', () => {
  const text = exportJson(input);
  expect(JSON.parse(text)).toMatchObject({
    survey: {
      id: 'devops',
      title: 'DevOps survey',
      subject: 'checkout',
      closedAt: '2026-11-23T10:00:00.000Z',
    },
    answered: 9,
    level: { level: 3, name: 'Automated' },
    dimensions: { length: 10 },
    nextSteps: { length: 3 },
  });
  expect(text).not.toContain('highShare');
});

test('counts are exported where there are enough answers', () => {
  const result = scored(devops, people(devops, { deployment: '1233344555' }), { minimum: 5 });
  const row = exportCsv({ ...input, result }).split('\r\n')[3];
  expect(row).toMatch(/^DevOps survey,.*,deployment,.*,split,1,1,3,2,3$/);
});
