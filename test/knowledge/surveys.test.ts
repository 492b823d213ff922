import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkSurveys } from '../../src/knowledge/checks/surveys';
import { formatFinding } from '../../src/knowledge/finding';
import { type Source, sourcesFileSchema } from '../../src/knowledge/schema';
import { type SurveyFile, surveySchema } from '../../src/knowledge/survey-schema';

const knowledge = join(__dirname, '../../knowledge');

function readFolder(name: string): unknown[] {
  const folder = join(knowledge, name);
  return readdirSync(folder).map((file) => parse(readFileSync(join(folder, file), 'utf8')));
}

const sources: Source[] = readFolder('sources').flatMap((file) => sourcesFileSchema.parse(file));
const surveys: SurveyFile[] = readFolder('surveys').map((file) => surveySchema.parse(file));

function survey(id: string): SurveyFile {
  const found = surveys.find((file) => file.id === id);
  if (found === undefined) throw new Error(`No survey "${id}".`);
  return structuredClone(found);
}

function check(changed: SurveyFile): string[] {
  const others = surveys.filter(({ id }) => id !== changed.id);
  return checkSurveys({ surveys: [...others, changed], sources }).map(formatFinding);
}

test('the surveys that come with the advisor have no findings', () => {
  expect(checkSurveys({ surveys, sources })).toEqual([]);
});

test('each of the two surveys has ten items, of which four or five are foundations', () => {
  const counts = ['devops', 'mlops'].map((id) => {
    const { items } = survey(id);
    return [items.length, items.filter(({ foundation }) => foundation).length];
  });
  expect(counts).toEqual([
    [10, 4],
    [10, 5],
  ]);
});

test('anchors are plain sentences without brackets, slashes or a second sentence', () => {
  const labels = surveys.flatMap(({ items }) =>
    items.flatMap(({ anchors }) => anchors.map(({ label }) => label)),
  );
  expect(labels.filter((label) => /[/&()]|\. /.test(label))).toEqual([]);
});

describe('the check names', () => {
  const change = (id: string, edit: (file: SurveyFile) => void): string[] => {
    const file = survey(id);
    edit(file);
    return check(file);
  };
  const item = (file: SurveyFile, index: number) => {
    const found = file.items[index];
    if (found === undefined) throw new Error(`No item ${index}.`);
    return found;
  };

  test.each<[string, string, (file: SurveyFile) => void, RegExp]>([
    [
      'a source that is missing',
      'devops',
      (file) => Object.assign(item(file, 2).nextSteps[1] ?? {}, { source: 'nowhere' }),
      /^error: surveys\/devops\.yaml at items\.2\.nextSteps\.1\.source: There is no source "nowhere"\./,
    ],
    [
      'an id that stands twice',
      'devops',
      (file) => Object.assign(item(file, 3), { id: 'deployment' }),
      /items\.3\.id: The id "deployment" stands twice/,
    ],
    [
      'an id that an addition shares with its survey',
      'llm',
      (file) => Object.assign(item(file, 0), { id: 'training' }),
      /surveys\/llm\.yaml at items\.0\.id: The id "training" stands twice/,
    ],
    [
      'two lines that read alike',
      'mlops',
      (file) => Object.assign(item(file, 0).anchors[1] ?? {}, { label: 'Nobody in particular' }),
      /items\.0\.anchors: Two lines read "Nobody in particular"/,
    ],
    [
      'a level without its reading in a model',
      'mlops',
      (file) => delete file.levels?.[3]?.models.google,
      /levels\.3\.models: Nothing says how "Measured" reads in "google"/,
    ],
    [
      'a model that nobody describes',
      'devops',
      (file) => Object.assign(file.levels?.[0]?.models ?? {}, { cmmi: 'level 1' }),
      /levels\.0\.models: The model "cmmi" is not in "models"/,
    ],
    [
      'an addition to nothing',
      'llm',
      (file) => Object.assign(file, { addsTo: 'aiops' }),
      /no survey "aiops"/,
    ],
    [
      'more items than a chart can show',
      'llm',
      (file) => file.items.push({ ...item(file, 0), id: 'another' }),
      /these are 13 items/,
    ],
    [
      'a survey without foundations',
      'devops',
      (file) => file.items.map((each) => Object.assign(each, { foundation: false })),
      /^warning: .*No item is a foundation/,
    ],
    [
      'a name that the charts cannot draw',
      'devops',
      (file) => Object.assign(item(file, 0), { dimension: '版本控制' }),
      /^warning: .*items\.0\.dimension: The charts cannot draw/,
    ],
  ])('%s', (_, id, edit, expected) => {
    const findings = change(id, edit);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(expected);
  });
});

describe('the schema refuses', () => {
  const refusal = (edit: (file: Record<string, unknown> & SurveyFile) => void): string => {
    const file = survey('devops') as Record<string, unknown> & SurveyFile;
    edit(file);
    const { error } = surveySchema.safeParse(file);
    return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n') ?? 'accepted';
  };

  test.each<[string, (file: Record<string, unknown> & SurveyFile) => void, RegExp]>([
    ['nothing where nothing is wrong', () => undefined, /^accepted$/],
    [
      'a line too long for Slack',
      (file) => Object.assign(file.items[0]?.anchors[0] ?? {}, { label: 'x'.repeat(76) }),
      /^items\.0\.anchors\.0\.label: Slack shows at most 75/,
    ],
    ['four lines', (file) => file.items[0]?.anchors.pop(), /^items\.0\.anchors: there are exactly five/],
    ['a survey without levels', (file) => delete file.levels, /^levels: a survey has five levels/],
    ['levels in an addition', (file) => Object.assign(file, { addsTo: 'mlops' }), /^levels: /],
    ['two items', (file) => file.items.splice(2), /^items: a survey has at least three items/],
    ['a misspelt field', (file) => Object.assign(file, { itmes: [] }), /itmes/],
  ])('%s', (_, edit, expected) => {
    expect(refusal(edit)).toMatch(expected);
  });
});
