import type { SurveyFile } from '../knowledge/survey-schema';
import { additionsTo, assembleSurvey, type Survey } from './survey';

/** A survey that can be started: a file, alone or with an addition. */
export interface Kind {
  /** `mlops`, or `mlops+llm` with an addition. */
  id: string;
  /** The survey's own id. Of each, one may be open in a channel, with or without an addition. */
  base: string;
  label: string;
}

/** All surveys that can be started. */
export function kindsOf(files: readonly SurveyFile[]): Kind[] {
  return files
    .filter(({ levels }) => levels !== undefined)
    .flatMap(({ id, title }) => [
      { id, base: id, label: title },
      ...additionsTo(files, id).map((addition) => ({
        id: `${id}+${addition.id}`,
        base: id,
        label: `${title}, with: ${addition.title}`.slice(0, 75),
      })),
    ]);
}

/** The kind that is named in a text by its id, if any; the narrowest wins. */
export function namedKind(files: readonly SurveyFile[], text: string): Kind | undefined {
  const words = new Set(text.toLowerCase().split(/[^a-z0-9-]+/));
  const named = kindsOf(files).filter(({ id }) => id.split('+').every((part) => words.has(part)));
  return named.sort((a, b) => b.id.length - a.id.length)[0];
}

/** @throws KnowledgeError where there is no such survey */
export function surveyOf(files: readonly SurveyFile[], kind: Kind): Survey {
  const [base = kind.base, addition] = kind.id.split('+');
  return assembleSurvey(files, base, addition);
}
