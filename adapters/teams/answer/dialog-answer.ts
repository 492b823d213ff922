import { type Form, isReply, type Reaction, type Reply } from '../../../src/chat/reply';
import type { DialogRequest } from '../events/dialog-request';
import type { HttpAnswer } from '../receive/server';
import { renderReply } from '../render';
import { type AdaptiveCard, toCard } from '../render/card';
import { cleanTexts } from '../render/clean-text';
import { formCard } from '../render/form';

/** What a dialog shows next, and what is said in the conversation besides. */
export interface DialogAnswer {
  answer: HttpAnswer;
  say?: Reply;
}

/** Teams closes a dialog whose answer is empty. */
const CLOSE: HttpAnswer = { status: 200 };
const DIALOG_TITLE = 'Ops Advisor';

/** What a reaction does to the dialog. Teams has no messages for one person alone, so those stay in the dialog. */
export function dialogAnswer({ stage, event, form }: DialogRequest, reaction: Reaction): DialogAnswer {
  if (reaction === undefined)
    return { answer: stage === 'open' ? message('There is nothing to show here any more.') : CLOSE };
  if (isReply(reaction)) return replyAnswer(stage, reaction);
  if (reaction.type === 'form') return { answer: dialog(reaction.title, formCard(cleanTexts(reaction))) };
  if (!form || event.kind !== 'form') return { answer: message(Object.values(reaction.problems).join('\n')) };
  const state = { filled: event.fields, problems: cleanTexts(reaction).problems };
  return { answer: dialog(form.title, formCard(form, state)) };
}

/** What a dialog says where its answer did not come in time; the answer follows otherwise. */
export function lateAnswer(): HttpAnswer {
  return message('This takes a little longer. You will get the answer as a message.');
}

export function failedAnswer(): HttpAnswer {
  return message('That did not work. Please try again in a while.');
}

function replyAnswer(stage: DialogRequest['stage'], reply: Reply): DialogAnswer {
  if (reply.audience === 'conversation')
    return { answer: stage === 'open' ? message(reply.text) : CLOSE, say: reply };
  return { answer: reply.blocks.length === 0 ? message(reply.text) : dialog(DIALOG_TITLE, wholeCard(reply)) };
}

/** Dialogs have no second page. */
function wholeCard(reply: Reply): AdaptiveCard {
  const pages = renderReply(reply);
  return toCard(
    pages[0].summary,
    pages.flatMap(({ card }) => card.body),
  );
}

function dialog(title: Form['title'], content: AdaptiveCard): HttpAnswer {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  const height = content.body.length > 4 ? 'large' : 'medium';
  return task('continue', { title, height, width: 'medium', card });
}

function message(text: string): HttpAnswer {
  return task('message', text);
}

function task(type: 'continue' | 'message', value: object | string): HttpAnswer {
  return { status: 200, body: { task: { type, value } } };
}
