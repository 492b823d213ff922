import type { Finding } from '../finding';
import type { Source } from '../schema';
import { MOST_ITEMS, type SurveyFile } from '../survey-schema';

interface SurveyKnowledge {
  surveys: readonly SurveyFile[];
  sources: readonly Pick<Source, 'id'>[];
}

type Report = (place: string, message: string, tip: string) => Finding;

/** Scripts for which the charts' font has no letters. */
const UNDRAWABLE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}]/u;

/** What the schema cannot see: references, repeated items, and what would make a poor survey. */
export function checkSurveys({ surveys, sources }: SurveyKnowledge): Finding[] {
  const known = new Set(sources.map(({ id }) => id));
  return surveys.flatMap((survey) => [
    ...sourceFindings(survey, known),
    ...modelFindings(survey),
    ...anchorFindings(survey),
    ...additionFindings(survey, surveys),
    ...idFindings(survey, surveys),
    ...poorFindings(survey),
  ]);
}

function sourceFindings(survey: SurveyFile, known: ReadonlySet<string>): Finding[] {
  const named = [
    ...survey.models.map(({ source }, index) => ({ source, place: `models.${index}.source` })),
    ...(survey.source === undefined ? [] : [{ source: survey.source, place: 'source' }]),
    ...survey.items.flatMap((item, index) =>
      item.nextSteps.map(({ source }, step) => ({
        source,
        place: `items.${index}.nextSteps.${step}.source`,
      })),
    ),
  ];
  return named
    .filter(({ source }) => !known.has(source))
    .map(({ source, place }) =>
      error(survey)(place, `There is no source "${source}".`, 'Add it to a file in knowledge/sources.'),
    );
}

function modelFindings(survey: SurveyFile): Finding[] {
  const models = survey.models.map(({ id }) => id);
  return (survey.levels ?? []).flatMap((level, index) => {
    const place = `levels.${index}.models`;
    const read = Object.keys(level.models);
    const unknown = read.filter((id) => !models.includes(id));
    const missing = models.filter((id) => !read.includes(id));
    return [
      ...unknown.map((id) =>
        error(survey)(place, `The model "${id}" is not in "models".`, 'Describe it there.'),
      ),
      ...missing.map((id) =>
        error(survey)(
          place,
          `Nothing says how "${level.name}" reads in "${id}".`,
          'Every level names every model.',
        ),
      ),
    ];
  });
}

function anchorFindings(survey: SurveyFile): Finding[] {
  return survey.items.flatMap((item, index) => {
    const labels = [...item.anchors.map(({ label }) => label), item.dontKnow];
    const repeated = labels.filter((label, at) => labels.indexOf(label) !== at);
    return repeated.map((label) =>
      error(survey)(
        `items.${index}.anchors`,
        `Two lines read "${label}".`,
        'People cannot choose between them.',
      ),
    );
  });
}

function additionFindings(survey: SurveyFile, surveys: readonly SurveyFile[]): Finding[] {
  if (survey.addsTo === undefined) return [];
  const base = surveys.find(({ id, levels }) => id === survey.addsTo && levels !== undefined);
  if (base === undefined)
    return [
      error(survey)('addsTo', `There is no survey "${survey.addsTo}".`, 'Name a survey that has levels.'),
    ];
  const together = base.items.length + survey.items.length;
  if (together <= MOST_ITEMS) return [];
  const message = `With "${base.id}" these are ${together} items, and the charts have room for ${MOST_ITEMS}.`;
  return [error(survey)('items', message, 'Leave the least important ones out.')];
}

/** Answers are kept by item id, so none may stand twice in a survey with what is added to it. */
function idFindings(survey: SurveyFile, surveys: readonly SurveyFile[]): Finding[] {
  const base = surveys.find(({ id }) => id === survey.addsTo);
  const taken = new Set(base?.items.map(({ id }) => id));
  return survey.items.flatMap(({ id }, index) => {
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    return [
      error(survey)(`items.${index}.id`, `The id "${id}" stands twice.`, 'Give each item an id of its own.'),
    ];
  });
}

function poorFindings(survey: SurveyFile): Finding[] {
  const undrawable = survey.items.flatMap(({ dimension }, index) => {
    if (!UNDRAWABLE.test(dimension)) return [];
    const message = `The charts cannot draw "${dimension}".`;
    return [
      warning(survey)(`items.${index}.dimension`, message, 'Use Latin, Greek or Cyrillic letters here.'),
    ];
  });
  if (survey.addsTo !== undefined || survey.items.some(({ foundation }) => foundation)) return undrawable;
  const message = 'No item is a foundation, so one weak dimension cannot hold the level back.';
  return [
    ...undrawable,
    warning(survey)('items', message, 'Set "foundation: true" where the others rest on it.'),
  ];
}

function error(survey: SurveyFile): Report {
  return (place, message, tip) => ({ severity: 'error', file: fileOf(survey), place, message, tip });
}

function warning(survey: SurveyFile): Report {
  return (place, message, tip) => ({ severity: 'warning', file: fileOf(survey), place, message, tip });
}

function fileOf({ id }: SurveyFile): string {
  return `surveys/${id}.yaml`;
}
