import type { Block, Reply, RichText } from '../../chat/reply';
import { ACTIONS, surveyButton } from '../actions';
import { nameOf, type Run } from '../run';
import { closesSpans, momentSpan } from './promise';
import { summary } from './result';
import { answeredText, tell } from './words';

const MOST_SHOWN = 5;

/** An open survey with what its status shows. */
export interface OpenRun {
  run: Run;
  answered: number;
  /** The reader may end it. */
  mayEnd: boolean;
}

/** The surveys that are open here, with what can be done. */
export function statusReply(open: readonly OpenRun[]): Reply {
  const text = open
    .map(({ run, answered }) => `${nameOf(run)}: ${answeredText(answered, run.members)}.`)
    .join(' ');
  return { text, blocks: open.flatMap(statusBlocks), audience: 'person' };
}

function statusBlocks({ run, answered, mayEnd }: OpenRun): Block[] {
  const count = answeredText(answered, run.members);
  const ending = mayEnd
    ? [
        surveyButton('Close now', ACTIONS.close, run.id),
        surveyButton('Cancel', ACTIONS.cancel, run.id, 'danger'),
      ]
    : [];
  return [
    {
      type: 'text',
      text: [
        { text: nameOf(run), bold: true },
        { text: `: ${count}. It closes ` },
        ...closesSpans(run.closesAt),
        { text: `. There is a result from ${run.minimum} answers on.` },
      ],
    },
    { type: 'note', text: 'I keep how many have answered, not who.' },
    {
      type: 'buttons',
      buttons: [surveyButton('Take the survey', ACTIONS.answer, run.id, 'primary'), ...ending],
    },
  ];
}

/** The surveys that were closed here, the newest first. */
export function historyReply(runs: readonly Run[]): Reply {
  if (runs.length === 0) return tell('No survey was closed here yet. Start one with /ops-survey start.');
  const shown = runs.filter(({ result }) => result?.outcome === 'scored').slice(0, MOST_SHOWN);
  const buttons = shown.map((run) => surveyButton(buttonLabel(run), ACTIONS.results, run.id));
  return {
    text: `${runs.length} earlier: ${runs.slice(0, MOST_SHOWN).map(nameOf).join(', ')}.`,
    blocks: [
      { type: 'heading', text: 'Earlier surveys' },
      { type: 'list', items: runs.map(historyItem) },
      ...(buttons.length === 0 ? [] : [{ type: 'buttons', buttons } as const]),
    ],
    audience: 'person',
  };
}

function buttonLabel(run: Run): string {
  const day = run.endedAt?.toISOString().slice(0, 10) ?? '';
  return `${day} ${nameOf(run)}`.slice(0, 75);
}

function historyItem(run: Run): RichText {
  const outcome = run.result?.outcome === 'scored' ? summary(run.result) : 'too few answers for a result.';
  return [momentSpan(run.endedAt ?? run.closesAt), { text: ` · ${nameOf(run)}: ${outcome}` }];
}

const HELP: readonly (readonly [string, string])[] = [
  ['start', 'choose a survey and open it in this channel (also with no word)'],
  ['status', 'what is open, and how many have answered'],
  ['results', 'the newest results here'],
  ['history', 'all results here'],
  ['close', 'end the survey now and show its results (who started it, or an admin)'],
  ['cancel', 'end it without results and delete all answers (who started it, or an admin)'],
  ['export csv', 'the numbers of the newest results, also "export json"'],
];

/** What can be done with surveys. */
export function helpReply(): Reply {
  const text =
    'A maturity survey takes three minutes and shows a team where it stands, and where its members disagree.';
  const rules =
    'Nothing is shown before the survey closes. Below the minimum of answers there is no result. The minimum cannot be changed after the start. ' +
    'Answers are kept apart from names; when the survey closes, what could tie them together is destroyed.';
  return {
    text,
    blocks: [
      { type: 'text', text },
      {
        type: 'list',
        items: HELP.map(([word, what]) => [
          { text: `/ops-survey ${word}`, code: true },
          { text: `: ${what}` },
        ]),
      },
      { type: 'note', text: rules },
    ],
    audience: 'person',
  };
}
