import type { Side } from '../../page-protocol';
import { newMessages } from '../view/announcements';
import { openOn, type PageState } from './page-state';

/**
 * The thread to open because the advisor just answered in it what this person asked in the open conversation: answers in
 * channels stand in threads, and one would have to know that to find them.
 */
export function answeredThread(before: PageState, after: PageState, side: Side): string | undefined {
  const conversation = openOn(after, side);
  const { person, snapshot } = after;
  if (snapshot === undefined || conversation === undefined || !after.views[side].awaitsAnswer) return;
  const { messages } = snapshot.sides[side];
  const isMine = (id: string | undefined) => messages.some((one) => one.id === id && one.from === person);
  const fresh = newMessages(before.snapshot?.sides[side], snapshot.sides[side], { conversation, person });
  return fresh.find(({ from, thread }) => from === 'advisor' && isMine(thread))?.thread;
}
