import { dimensionsOf } from '../dimensions';
import type { Finding } from '../finding';
import type { Source } from '../schema';
import type { SurveyFile } from '../survey-schema';
import type { Tip } from '../tip-schema';

/** One more than the weeks of a year: so many tips, and a channel hears nothing twice in one. */
const ENOUGH_FOR_A_YEAR = 54;
const ENOUGH_FOR_A_DIMENSION = 3;

interface TipKnowledge {
  tips: readonly Tip[];
  sources: readonly Pick<Source, 'id'>[];
  surveys: readonly SurveyFile[];
}

/** Are the tips enough, well spread, and does each stand on a source that is known? */
export function checkTips({ tips, sources, surveys }: TipKnowledge): Finding[] {
  const known = new Set(sources.map(({ id }) => id));
  const asked = dimensionsOf(surveys).map(({ id }) => id);
  const always = surveys.filter(({ addsTo }) => addsTo === undefined).flatMap(({ items }) => items);
  return [
    ...tips.flatMap((tip) => unknownSources(tip, known)),
    ...tips.flatMap((tip) => unknownDimension(tip, asked)),
    ...sameTitles(tips),
    ...tooFew(tips),
    ...always.flatMap(({ id }) => thinDimension(id, tips)),
  ];
}

function unknownSources(tip: Tip, known: ReadonlySet<string>): Finding[] {
  const missing = tip.sources.filter((source) => !known.has(source));
  return missing.map((source) => ({
    ...inFile(tip, 'sources'),
    severity: 'error',
    message: `No source is called "${source}".`,
    tip: 'Add it to a file in sources/, or name one that is there.',
  }));
}

function unknownDimension(tip: Tip, asked: readonly string[]): Finding[] {
  if (asked.includes(tip.dimension)) return [];
  return [
    {
      ...inFile(tip, 'dimension'),
      severity: 'error',
      message: `No survey asks about "${tip.dimension}".`,
      tip: `Use the id of a survey item: ${asked.join(', ')}.`,
    },
  ];
}

function sameTitles(tips: readonly Tip[]): Finding[] {
  const first = new Map<string, Tip>();
  return tips.flatMap((tip) => {
    const earlier = first.get(tip.title.toLowerCase());
    first.set(tip.title.toLowerCase(), earlier ?? tip);
    return earlier === undefined ? [] : [sameTitle(tip, earlier)];
  });
}

function sameTitle(tip: Tip, earlier: Tip): Finding {
  return {
    ...inFile(tip, 'title'),
    severity: 'error',
    message: `The title "${tip.title}" is already that of ${earlier.id}.`,
    tip: 'Give each tip a title of its own: readers name tips by it.',
  };
}

function tooFew(tips: readonly Tip[]): Finding[] {
  if (tips.length >= ENOUGH_FOR_A_YEAR) return [];
  return [
    {
      severity: 'warning',
      file: 'tips',
      place: '',
      message: `There are ${tips.length} tips, so that a channel hears one twice within a year.`,
      tip: `Write some more, at least ${ENOUGH_FOR_A_YEAR} in all.`,
    },
  ];
}

function thinDimension(dimension: string, tips: readonly Tip[]): Finding[] {
  const own = tips.filter((tip) => tip.dimension === dimension);
  const levels = new Set(own.map(({ level }) => level));
  if (own.length >= ENOUGH_FOR_A_DIMENSION && levels.size >= ENOUGH_FOR_A_DIMENSION) return [];
  return [
    {
      severity: 'warning',
      file: 'tips',
      place: dimension,
      message: `${own.length} tip(s) on ${levels.size} level(s) help with "${dimension}".`,
      tip: `Write some more: at least ${ENOUGH_FOR_A_DIMENSION}, each for another level.`,
    },
  ];
}

function inFile(tip: Tip, place: string): Pick<Finding, 'file' | 'place'> {
  return { file: `tips/${tip.id}.md`, place };
}
