import { KnowledgeError } from '../errors';
import type { SurveyFile, SurveyItem, SurveyLevel, SurveyModel } from '../knowledge/survey-schema';

export interface SurveyQuestion extends SurveyItem {
  /** False for items that were added to the survey: they are shown beside its level. */
  countsTowardsLevel: boolean;
}

/** A survey as a team takes it: the items of its file, and of an addition where one was chosen. */
export interface Survey {
  id: string;
  title: string;
  about: string;
  /** How long it takes to answer. */
  minutes: number;
  instructions?: string;
  models: readonly SurveyModel[];
  /** From the lowest to the highest; five. */
  levels: readonly SurveyLevel[];
  items: readonly SurveyQuestion[];
}

/**
 * The survey called `id`, with the items of `addition` where it is given.
 * @throws KnowledgeError where there is no such survey, or the addition belongs to another one.
 */
export function assembleSurvey(files: readonly SurveyFile[], id: string, addition?: string): Survey {
  const base = files.find((file) => file.id === id);
  if (base?.levels === undefined) throw unknownSurvey(files, id);
  const { models, levels, title, about, instructions } = base;
  const added = addition === undefined ? undefined : findAddition(files, id, addition);
  return {
    id,
    title,
    about,
    minutes: base.minutes + (added?.minutes ?? 0),
    ...(instructions === undefined ? {} : { instructions }),
    models,
    levels,
    items: [...questions(base, true), ...(added === undefined ? [] : questions(added, false))],
  };
}

/** What may be added to the survey called `id`. */
export function additionsTo(files: readonly SurveyFile[], id: string): SurveyFile[] {
  return files.filter((file) => file.addsTo === id);
}

function questions(file: SurveyFile, countsTowardsLevel: boolean): SurveyQuestion[] {
  return file.items.map((item) => ({ ...item, countsTowardsLevel }));
}

function findAddition(files: readonly SurveyFile[], id: string, addition: string): SurveyFile {
  const found = additionsTo(files, id).find((file) => file.id === addition);
  if (found !== undefined) return found;
  throw new KnowledgeError(`Nothing called "${addition}" can be added to the survey "${id}".`, {
    code: 'survey/unknown-addition',
    tip: 'Additions are the files in knowledge/surveys with "addsTo".',
  });
}

function unknownSurvey(files: readonly SurveyFile[], id: string): KnowledgeError {
  const known = files.filter((file) => file.levels !== undefined).map((file) => file.id);
  return new KnowledgeError(`There is no survey called "${id}".`, {
    code: 'survey/unknown',
    tip: known.length === 0 ? 'Add one to knowledge/surveys.' : `Choose one of: ${known.join(', ')}.`,
  });
}
