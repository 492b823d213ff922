import type { Block, Reply, RichText, Span, TableBlock } from '../../chat/reply';
import type { Chart } from '../chart';
import { MARKS, STATE_WORDS } from '../chart-style';
import type { Comparison } from '../compare';
import { nextSteps } from '../next-steps';
import type { DimensionResult, ScoredResult } from '../result';
import { nameOf, type Run } from '../run';
import { momentSpan } from './promise';
import { listed, people } from './words';

/** What a result is shown with. */
export interface ResultView {
  run: Run;
  result: ScoredResult;
  comparison: Comparison;
  /** The charts, or none where they could not be drawn. */
  charts: { radar: Chart; spread: Chart } | undefined;
  sourceText(id: string): Span | undefined;
  audience: Reply['audience'];
}

const NO_BENCHMARK =
  'There is no comparison with other companies: I have no sample of them. The level says where to look next; it is not a mark.';

/** A result in full: level, leads, charts, numbers, next steps, what changed, published models. */
export function resultReply(view: ResultView): Reply {
  const { run, result } = view;
  const blocks: Block[] = [
    { type: 'heading', text: `Results: ${nameOf(run)}` },
    { type: 'text', text: levelText(view) },
    { type: 'text', text: participation(result) },
    ...leadsBlocks(result),
    ...images(view),
    table(view),
    ...steps(view),
    { type: 'text', text: comparisonText(view) },
    ...models(view),
    { type: 'note', text: NO_BENCHMARK },
  ];
  return { text: `Results of the ${nameOf(run)}: ${summary(result)}`, blocks, audience: view.audience };
}

/** Said where too few people answered; it does not say how many. */
export function tooFewReply(run: Run, audience: Reply['audience']): Reply {
  const text = `The ${nameOf(run)} is closed. Fewer than ${run.minimum} people answered, so there is no result, and all answers were deleted.`;
  const hint =
    'With so few answers, people could tell who said what. You could try again when more of you have time.';
  return {
    text,
    blocks: [
      { type: 'text', text },
      { type: 'note', text: hint },
    ],
    audience,
  };
}

/** The level in half a sentence. */
export function summary({ level }: ScoredResult): string {
  if (level === undefined) return 'no level, as too little is known.';
  return `level ${level.level} of 5, ${level.name}.`;
}

function levelText({ run: { survey }, result }: ResultView): RichText {
  const { level } = result;
  if (level === undefined)
    return [
      { text: 'No level. ', bold: true },
      { text: 'Too many people said "don\'t know"; finding that out together is the next step.' },
    ];
  const meaning = survey.levels[level.level - 1]?.meaning ?? '';
  const held = result.dimensions.find(({ id }) => id === level.heldBackBy);
  return [
    { text: `Level ${level.level} of 5: ${level.name}. `, bold: true },
    { text: meaning },
    ...(held === undefined
      ? []
      : [{ text: ` The level is held back by "${held.dimension}", on which the others rest.` }]),
  ];
}

function participation({ answered, invited, responsePercent, partial }: ScoredResult): string {
  if (invited === undefined) return `${people(answered)} answered.`;
  const share = `${answered} of ${people(invited)} answered (${responsePercent} %).`;
  return partial ? `${share} This is a partial view: fewer than 60 % took part.` : share;
}

function leadsBlocks(result: ScoredResult): Block[] {
  const { leads, dimensions } = result;
  const names = (ids: readonly string[]) =>
    listed(ids.map((id) => quoted(dimensions.find((dimension) => dimension.id === id)?.dimension ?? id)));
  const items: RichText[] = [
    ...(leads.weakest.length === 0
      ? []
      : [[bold('Weakest: '), { text: `${names(leads.weakest)}${alsoWeakest(result)}` }]]),
    ...(leads.split.length === 0
      ? []
      : [[bold('You see it differently: '), { text: `${names(leads.split)}. Talk about these first.` }]]),
    ...(leads.unknown.length === 0 ? [] : [[bold('Little known: '), { text: names(leads.unknown) }]]),
  ];
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

/** Two are named, and it would mislead to pass over others that are no better. */
function alsoWeakest({ leads: { weakest }, dimensions }: ScoredResult): string {
  const known = dimensions.filter((dimension) => dimension.state === 'known');
  const last = known.find(({ id }) => id === weakest.at(-1));
  const others = known.filter(({ id, median }) => median === last?.median && !weakest.includes(id));
  return others.length === 0 ? '' : `, and ${others.length} more at the level of the last one`;
}

/** Names of dimensions have an "and" of their own. */
function quoted(name: string): string {
  return `"${name}"`;
}

function bold(text: string): Span {
  return { text, bold: true };
}

function images({ charts, run }: ResultView): Block[] {
  if (charts === undefined) return [];
  return [
    { type: 'image', png: charts.radar.png, alt: charts.radar.altText, title: `${nameOf(run)}: levels` },
    { type: 'image', png: charts.spread.png, alt: charts.spread.altText, title: `${nameOf(run)}: spread` },
  ];
}

function table({ run, result }: ResultView): TableBlock {
  return {
    type: 'table',
    caption: `Levels and spread of the ${nameOf(run)}`,
    columns: ['Dimension', 'Level', 'Middle half', 'Agreement', 'Answers', "Don't know"],
    rows: result.dimensions.map(rowOf),
  };
}

function rowOf(dimension: DimensionResult): string[] {
  const name = dimension.dimension;
  if (dimension.state === 'withheld') return [name, '-', '-', STATE_WORDS.withheld, '-', '-'];
  const told = [String(dimension.n), `${dimension.dontKnowPercent} %`];
  if (dimension.state !== 'known') return [name, '-', '-', STATE_WORDS[dimension.state], ...told];
  const [low, high] = dimension.quartiles;
  const { glyph, word } = MARKS[dimension.agreement];
  return [
    name,
    String(dimension.median),
    low === high ? `${low}` : `${low} to ${high}`,
    `${glyph} ${word}`,
    ...told,
  ];
}

function steps({ run, result, sourceText }: ResultView): Block[] {
  const items = nextSteps(run.survey, result).map((step): Span[] => {
    const source = sourceText(step.source);
    const first = step.talkFirst ? 'Talk about where you stand, as you see it differently. Then: ' : '';
    return [
      bold(`${step.dimension}: `),
      { text: `${first}${step.do}` },
      ...(source === undefined ? [] : [{ text: ' (' }, source, { text: ')' }]),
    ];
  });
  if (items.length === 0) return [];
  return [
    { type: 'heading', text: 'Next steps' },
    { type: 'list', ordered: true, items },
    { type: 'note', text: 'Who takes which one? Agree on a name in the thread.' },
  ];
}

const NOTHING_TO_COMPARE = {
  first:
    'This is the first survey of its kind on this subject here, so there is nothing to compare with yet.',
  'too-soon': 'The earlier survey is less than six weeks old; that is too soon to speak of a change.',
  'too-few': 'Too few people answered one of the surveys to speak of a change.',
} as const;

function comparisonText({ comparison }: ResultView): RichText {
  if (comparison.outcome === 'nothing') return NOTHING_TO_COMPARE[comparison.because];
  const { since, level, dimensions } = comparison;
  const moved = (way: 'up' | 'down') =>
    listed(dimensions.filter(({ change }) => change === way).map(({ dimension }) => quoted(dimension)));
  const [up, down] = [moved('up'), moved('down')];
  const where =
    level === undefined || level.from === level.to
      ? ''
      : ` The level went from ${level.from} to ${level.to}.`;
  const changes = `${up === '' ? '' : ` Up: ${up}.`}${down === '' ? '' : ` Down: ${down}.`}`;
  return [
    bold('Since '),
    { ...momentSpan(since), bold: true },
    {
      text: `: ${where}${changes}${changes === '' ? ' no dimension moved noticeably.' : ''}`.replace(
        ':  ',
        ': ',
      ),
    },
  ];
}

function models({ run: { survey }, result: { level }, sourceText }: ResultView): Block[] {
  const readings = level === undefined ? undefined : survey.levels[level.level - 1]?.models;
  if (readings === undefined) return [];
  const items = survey.models.flatMap(({ id, name, source }): Span[][] => {
    const reading = readings[id];
    if (reading === undefined) return [];
    const url = sourceText(source)?.url;
    return [[{ text: name, ...(url === undefined ? {} : { url }) }, { text: `: ${reading}` }]];
  });
  if (items.length === 0) return [];
  const intro =
    'Where this level roughly sits in published models, for orientation: they measure different things.';
  return [
    { type: 'note', text: intro },
    { type: 'list', items },
  ];
}
