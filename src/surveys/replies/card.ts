import type { Block, Reply } from '../../chat/reply';
import { ACTIONS, surveyButton, surveyValue } from '../actions';
import { nameOf, type Run } from '../run';
import { closesSpans, momentSpan, promise } from './promise';
import { answeredText } from './words';

/**
 * The message in the channel: what is asked, what is promised, how many have answered. Where the platform can do that, it
 * shows the number of the moment to whoever looks; the same to everybody, as it is the channel's.
 */
export function cardReply(run: Run, answered: number): Reply {
  const count = answeredText(answered, run.members);
  const text = `${nameOf(run)} is open. ${count}.`;
  return {
    text,
    blocks: [
      { type: 'heading', text: nameOf(run) },
      {
        type: 'text',
        text: `How do we work today? ${run.survey.items.length} questions, about ${run.survey.minutes} minutes.`,
      },
      { type: 'text', text: promise(run.minimum) },
      {
        type: 'text',
        text: [
          { text: count, bold: true },
          { text: '. It closes ' },
          ...closesSpans(run.closesAt),
          { text: '.' },
        ],
      },
      takeButton(run),
    ],
    audience: 'conversation',
    refresh: { action: ACTIONS.refresh, value: surveyValue(run.id) },
  };
}

/** The card of a survey that has ended. It carries a way to the results, should their message be missed. */
export function endedCardReply(run: Run): Reply {
  const cancelled = run.state === 'cancelled';
  const text = `${nameOf(run)} ${cancelled ? 'was cancelled' : 'is closed'}.`;
  const blocks: Block[] = [
    { type: 'heading', text: nameOf(run) },
    {
      type: 'text',
      text: [{ text: cancelled ? 'Cancelled ' : 'Closed ' }, momentSpan(run.endedAt ?? run.closesAt)],
    },
    ...(cancelled
      ? [{ type: 'note', text: 'All answers were deleted.' } as const]
      : [{ type: 'buttons', buttons: [surveyButton('Show the results', ACTIONS.results, run.id)] } as const]),
  ];
  return { text, blocks, audience: 'conversation' };
}

/** Said once, half-way. It goes to all, as nobody knows who has not answered. */
export function reminderReply(run: Run, answered: number): Reply {
  const count = answeredText(answered, run.members);
  return {
    text: `Half-time for the ${nameOf(run)}: ${count} so far.`,
    blocks: [
      {
        type: 'text',
        text: [
          { text: `Half-time for the ${nameOf(run)}: `, bold: true },
          { text: `${count} so far. It closes ` },
          ...closesSpans(run.closesAt),
          { text: '.' },
        ],
      },
      {
        type: 'note',
        text: 'This goes to everybody: I do not keep who has answered. If you have, thank you.',
      },
      takeButton(run),
    ],
    audience: 'conversation',
  };
}

function takeButton(run: Run): Block {
  return { type: 'buttons', buttons: [surveyButton('Take the survey', ACTIONS.answer, run.id, 'primary')] };
}

/** Said in the channel when a survey is cancelled. */
export function cancelledReply(run: Run): Reply {
  const text = `The ${nameOf(run)} was cancelled. All answers to it were deleted, and there is no result.`;
  return { text, blocks: [{ type: 'text', text }], audience: 'conversation' };
}
