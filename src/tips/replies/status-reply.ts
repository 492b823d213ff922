import type { Reply, RichText, Span } from '../../chat/reply';
import type { Tip } from '../../knowledge/tip-schema';
import type { TipDelivery, TipSubscription } from '../../storage/tip-store';
import type { Schedule } from '../due';
import { scheduleText, topicsText } from '../schedule-words';
import { inUtc } from './moment';
import { CHANGE, SET_UP, SHOW_NOW, SKIP, STOP, tell } from './plain';

const ENDS: Readonly<Record<TipDelivery['state'], string>> = {
  sent: 'was sent',
  unconfirmed: 'was sent, but whether it arrived could not be confirmed, and it is not sent twice',
  skipped: 'was skipped',
  missed: 'was left out, as it could not be sent within a day of its time',
  sending: 'is being sent',
  waiting: 'waits for its next try',
};

/** How the tips of a conversation stand. @param lead said first, where the question had no direct answer */
export function statusReply(
  subscription: TipSubscription | undefined,
  latest: TipDelivery | undefined,
  tips: readonly Tip[],
  lead = '',
): Reply {
  const before = lead === '' ? '' : `${lead} `;
  if (subscription === undefined) {
    const text = `${before}There are no weekly tips here yet.`;
    return tell({ text, buttons: [SET_UP, SHOW_NOW] });
  }
  const { next, topics } = subscription;
  const when = `${before}Weekly tips come here ${scheduleText(subscription as Schedule)}, on ${topicsText(topics)}.`;
  const rich: Span[] = [
    { text: `${when} The next one: ` },
    { text: inUtc(next.at), at: next.at },
    { text: '.' },
  ];
  const text = `${when} The next one: ${inUtc(next.at)}.`;
  const notes = latest === undefined ? [] : [latestNote(latest, tips)];
  return tell({ text, rich, notes, buttons: [CHANGE, SHOW_NOW, SKIP, STOP] });
}

function latestNote({ tip, reason, state, at }: TipDelivery, tips: readonly Tip[]): RichText {
  const title = tips.find(({ id }) => id === tip)?.title;
  const what = title === undefined ? 'The latest one' : `The latest one, "${title}",`;
  const why = tip === undefined || reason === '' ? '' : ` Why it was chosen: ${reason}`;
  return [{ text: `${what} ${ENDS[state]} (` }, { text: inUtc(at), at }, { text: `).${why}` }];
}
