import type { Block, Button, Reply, RichText, Span } from '../../chat/reply';
import type { Answer, WouldChange } from '../answer';
import { ACTIONS, answerButton } from './actions';
import { citationText, sourcesNote } from './cite';

/** How an answer is to be shown. */
export interface Showing {
  answerId: string;
  /** Only the one who asked sees it; it can then be shared. */
  private: boolean;
  /** Said before the answer, e.g. what a new fact changed. */
  lead?: string;
  /** The person has just read the same verdict: only the next question follows the lead. */
  brief?: boolean;
}

/** Names of the verdicts in running text. */
export const VERDICT_NAMES = {
  devops: 'DevOps',
  mlops: 'MLOps',
  both: 'both',
  ask: 'too little to tell',
} as const;

const MOST_REASONS = 3;
const MOST_CHANGES = 2;

/** An answer as a reply: verdict or answer first, then reasons, what would change it, sources, the next question. */
export function answerReply(answer: Answer, showing: Showing): Reply {
  const blocks: Block[] = [
    ...(showing.lead === undefined ? [] : [{ type: 'text', text: showing.lead } as const]),
    ...(showing.brief ? [] : body(answer)),
    ...question(answer),
    ...buttons(answer, showing),
  ];
  const text = [showing.lead, showing.brief ? undefined : answer.answer, answer.followUp?.question]
    .filter((part) => part !== undefined)
    .join(' ');
  return { text, blocks, audience: showing.private ? 'person' : 'conversation' };
}

function body(answer: Answer): Block[] {
  return [
    { type: 'text', text: emphasizeFirst(answer.answer) },
    ...reasons(answer),
    ...changes(answer.wouldChange),
    ...answer.details,
    ...sourcesNote(answer.sources),
  ];
}

function emphasizeFirst(text: string): RichText {
  const [first, rest] = /^(.+?[.!?])\s+(.*)$/s.exec(text)?.slice(1) ?? [text, ''];
  const head: Span = { text: first ?? text, bold: true };
  return rest === '' || rest === undefined ? [head] : [head, { text: ` ${rest}` }];
}

/** The reasons of a verdict, each with where it comes from. */
export function reasonItems(answer: Answer): Span[][] {
  return answer.why.map(({ because, source }) => {
    const cited = answer.sources.find(({ id }) => id === source);
    return [
      { text: because },
      ...(cited === undefined ? [] : [{ text: ` (${citationText(cited)})`, italic: true } as const]),
    ];
  });
}

/** The main reasons; one that the answer itself has just given is not said twice. */
function reasons(answer: Answer): Block[] {
  const said = answer.why.length === 1 && answer.answer.includes(answer.why[0]?.because ?? '');
  const items = said ? [] : reasonItems(answer).slice(0, MOST_REASONS);
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: 'Why' },
        { type: 'list', items },
      ];
}

/** "If ..., it would be ..." for one change. */
export function changeText({ if: condition, verdict }: WouldChange): string {
  return `If ${condition}, it would be ${VERDICT_NAMES[verdict]}.`;
}

/** The first change towards each other verdict. */
function changes(all: readonly WouldChange[]): Block[] {
  const firsts = all.filter(
    (change, at) => all.findIndex(({ verdict }) => verdict === change.verdict) === at,
  );
  const items = firsts.slice(0, MOST_CHANGES).map(changeText);
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: 'What would change it' },
        { type: 'list', items },
      ];
}

function question({ followUp }: Answer): Block[] {
  return followUp === undefined ? [] : [{ type: 'text', text: [{ text: followUp.question, bold: true }] }];
}

function buttons(answer: Answer, { answerId, private: isPrivate }: Showing): Block[] {
  const { followUp } = answer;
  const options = (followUp?.options ?? []).map(({ value, label }) =>
    answerButton(label, ACTIONS.tell, { answer: answerId, fact: followUp?.fact ?? '', value }),
  );
  const more: Button[] = [
    ...(answer.verdict === undefined ? [] : [answerButton('Why?', ACTIONS.why, { answer: answerId })]),
    ...(answer.wouldChange.length === 0
      ? []
      : [answerButton('What would change this?', ACTIONS.change, { answer: answerId })]),
    ...(isPrivate ? [answerButton('Share to channel', ACTIONS.share, { answer: answerId }, true)] : []),
  ];
  return [options, more].filter((row) => row.length > 0).map((row) => ({ type: 'buttons', buttons: row }));
}
