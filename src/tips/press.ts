import type { ActionEvent } from '../chat/event';
import type { Reaction } from '../chat/reply';
import type { TipVote } from '../storage/tip-store';
import { runCommand } from './commands';
import type { TipsCommand } from './parse-schedule';
import { TIP_ACTIONS } from './replies/actions';
import { tell } from './replies/plain';
import { requestOf, type TipsRequest } from './request';
import type { TipsParts } from './tips-parts';

const VOTES: Readonly<Record<string, { vote: Pick<TipVote, 'opinion' | 'more'>; thanks: string }>> = {
  [TIP_ACTIONS.up]: {
    vote: { opinion: 'up' },
    thanks: 'Thank you. Tips on this subject will come a little sooner.',
  },
  [TIP_ACTIONS.down]: {
    vote: { opinion: 'down' },
    thanks: 'Thank you. Tips on this subject will come later.',
  },
  [TIP_ACTIONS.more]: {
    vote: { more: true },
    thanks: 'Thank you. The next tips will be nearer to this one.',
  },
};

const COMMANDS: Readonly<Record<string, TipsCommand>> = {
  [TIP_ACTIONS.schedule]: { kind: 'form' },
  [TIP_ACTIONS.now]: { kind: 'now' },
  [TIP_ACTIONS.skip]: { kind: 'skip' },
  [TIP_ACTIONS.off]: { kind: 'off' },
};

/** A button of ours was pressed. What comes with it is from outside, and may be as old as the message. */
export async function press(parts: TipsParts, event: ActionEvent): Promise<Reaction> {
  const { action, value } = event;
  const command = Object.hasOwn(COMMANDS, action) ? COMMANDS[action] : undefined;
  if (command !== undefined) return runCommand(parts, requestOf(event), command);
  const voted = Object.hasOwn(VOTES, action) ? VOTES[action] : undefined;
  if (voted === undefined)
    return tell({ text: 'That button is from an earlier version of me and does nothing now.' });
  return vote(parts, requestOf(event), { tip: value, ...voted.vote }, voted.thanks);
}

async function vote(
  { knowledge, now, store }: TipsParts,
  { person, place }: TipsRequest,
  cast: Omit<TipVote, 'person'>,
  thanks: string,
): Promise<Reaction> {
  if (!knowledge.tips.some(({ id }) => id === cast.tip)) return tell({ text: 'I no longer have that tip.' });
  await store.saveTipVote(place, { ...cast, person: person.id }, now());
  return tell({ text: thanks });
}
