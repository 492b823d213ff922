import type { Reply } from '../chat/reply';
import { type Asker, isAdmin, onlyAdmins } from './admin';
import type { QuestionsWish } from './parse-command';
import { type FeedbackParts, ownerOf } from './parts';
import { eraseButton, KEEP, KEEP_NO_MORE } from './replies/buttons';
import { announce, tell } from './replies/say';

/** What is kept and what is not, in words for everybody whom it concerns. */
export function whatIsKept(days: number): string[] {
  return [
    'What is kept: the words of questions that I could not answer or that somebody marked as not helpful, and the day. Names, mentions, addresses, links, phone and other long numbers, passwords and keys are taken out first. Not kept: who asked, where, and at what time.',
    `It is removed after ${days} days. Those who maintain my knowledge see it, to add what is missing. To see how much there is: /ops-help questions status. To remove it: /ops-help questions erase.`,
  ];
}

/** Switches the keeping of questions for a whole workspace, and says what that means. */
export async function switchQuestions(
  parts: FeedbackParts,
  asker: Asker,
  wish: QuestionsWish,
): Promise<Reply> {
  if (wish === 'status') return questionsStatus(parts, asker);
  if (wish === 'unclear')
    return tell({
      text: 'Write /ops-help questions on, off, status or erase.',
      notes: whatIsKept(parts.days),
    });
  if (!(await isAdmin(parts, asker))) return onlyAdmins(asker.conversation, `questions ${wish}`);
  switch (wish) {
    case 'on':
      return switchOn(parts, asker);
    case 'off':
      return switchOff(parts, asker);
    case 'erase':
      return erase(parts, asker);
  }
}

async function switchOn({ days, now, store }: FeedbackParts, { conversation }: Asker): Promise<Reply> {
  await store.switchQuestions(ownerOf(conversation), true, now());
  return announce({
    text: 'From now on, questions that I answer badly are kept in this workspace, so that my knowledge can get better.',
    notes: whatIsKept(days),
    buttons: [KEEP_NO_MORE],
  });
}

async function switchOff({ now, store }: FeedbackParts, { conversation }: Asker): Promise<Reply> {
  const owner = ownerOf(conversation);
  await store.switchQuestions(owner, false, now());
  const count = await store.countQuestions(owner, now());
  const text = 'No more questions are kept in this workspace.';
  if (count === 0) return announce({ text: `${text} None are left.` });
  return announce({ text: `${text} What was kept so far is still there.`, buttons: [eraseButton(count)] });
}

async function erase({ store }: FeedbackParts, { conversation }: Asker): Promise<Reply> {
  const removed = await store.eraseQuestions(ownerOf(conversation));
  return announce({ text: `All kept questions of this workspace are erased: ${removed}.` });
}

/** How it stands. Everybody may know. */
export async function questionsStatus(
  { days, now, store }: FeedbackParts,
  { conversation }: Asker,
): Promise<Reply> {
  const owner = ownerOf(conversation);
  const [{ keepsQuestions }, count] = await Promise.all([
    store.findFeedbackSettings(owner),
    store.countQuestions(owner, now()),
  ]);
  const left = count === 0 ? 'None are kept now.' : `Kept now: ${count}.`;
  if (!keepsQuestions)
    return tell({
      text: `Questions are not kept in this workspace. ${left} An admin can switch it on.`,
      notes: whatIsKept(days),
      buttons: count === 0 ? [KEEP] : [KEEP, eraseButton(count)],
    });
  return tell({
    text: `Questions that I answer badly are kept in this workspace. ${left}`,
    notes: whatIsKept(days),
    buttons: count === 0 ? [KEEP_NO_MORE] : [KEEP_NO_MORE, eraseButton(count)],
  });
}
