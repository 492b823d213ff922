import type { Block, Button, RichText } from '../chat/reply';
import { ACTIONS, surveyButton } from './actions';
import { closesSpans, momentSpan } from './replies/promise';
import { summary } from './replies/result';
import { answeredText } from './replies/words';
import { nameOf, type Run } from './run';

/** So many of a kind are shown. */
export const MOST_SHOWN = 8;

/** A survey as it is shown outside its conversation. */
interface Shown {
  run: Run;
  /** The name of its conversation, where there is one. */
  where: string | undefined;
}

interface Surveys {
  open: readonly (Shown & { answered: number })[];
  /** How many more are open. */
  unshown: number;
  /** The newest first. */
  closed: readonly Shown[];
}

const NONE_OPEN = 'No survey is open in your channels. Start one in a channel, with /ops-survey start.';
const COUNTED =
  'I keep how many have answered, not who. You can change your answers until a survey closes: open it again.';

/** The surveys of a person's conversations. */
export function homeBlocks({ open, unshown, closed }: Surveys): Block[] {
  const names = open.map(({ run }) => nameOf(run));
  return [
    { type: 'heading', text: 'Open surveys' },
    ...(open.length === 0 ? [{ type: 'text', text: NONE_OPEN } as const] : []),
    ...open.flatMap((one) => openBlocks(one, isUnique(names, nameOf(one.run)))),
    ...(open.length === 0 ? [] : [{ type: 'note', text: COUNTED } as const]),
    ...(unshown === 0 ? [] : [{ type: 'note', text: `${unshown} more are open.` } as const]),
    ...resultBlocks(closed.slice(0, MOST_SHOWN)),
  ];
}

function openBlocks({ run, where, answered }: Surveys['open'][number], isOnlyOne: boolean): Block[] {
  const facts: RichText = [
    { text: nameOf(run), bold: true },
    { text: `${place(where)}: ${answeredText(answered, run.members)}. It closes ` },
    ...closesSpans(run.closesAt),
    { text: '.' },
  ];
  const label = named('Answer', { run, where }, isOnlyOne);
  return [
    { type: 'text', text: facts },
    { type: 'buttons', buttons: [surveyButton(label, ACTIONS.answer, run.id, 'primary')] },
  ];
}

function resultBlocks(closed: readonly Shown[]): Block[] {
  if (closed.length === 0) return [];
  const names = closed.map(({ run }) => nameOf(run));
  const buttons = closed.flatMap((one): Button[] => {
    if (one.run.result?.outcome !== 'scored') return [];
    const label = named('Send me the results', one, isUnique(names, nameOf(one.run)));
    return [surveyButton(label, ACTIONS.results, one.run.id)];
  });
  return [
    { type: 'heading', text: 'Latest results' },
    { type: 'list', items: closed.map(resultItem) },
    ...(buttons.length === 0 ? [] : [{ type: 'buttons', buttons } as const]),
  ];
}

function resultItem({ run, where }: Shown): RichText {
  const outcome = run.result?.outcome === 'scored' ? summary(run.result) : 'too few answers for a result.';
  return [
    { text: `${nameOf(run)}${place(where)}`, bold: true },
    { text: ', ' },
    momentSpan(run.endedAt ?? run.closesAt),
    { text: `: ${outcome}` },
  ];
}

/** Whoever hears the labels alone can tell the buttons apart. */
function named(what: string, { run, where }: Shown, isOnlyOne: boolean): string {
  return isOnlyOne || where === undefined ? `${what}: ${nameOf(run)}` : `${what} (${where}): ${nameOf(run)}`;
}

function isUnique(names: readonly string[], name: string): boolean {
  return names.filter((other) => other === name).length === 1;
}

function place(where: string | undefined): string {
  return where === undefined ? '' : ` in ${where}`;
}
