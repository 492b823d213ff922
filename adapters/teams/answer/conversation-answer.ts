import type { ChatEvent } from '../../../src/chat/event';
import { type Form, type FormRefusal, isReply, type Reply } from '../../../src/chat/reply';
import { type CardMessage, renderReply } from '../render';
import { invite } from './invite';

/** A reaction as messages, where there is no dialog that could show it. */
export function conversationAnswer(event: ChatEvent, reaction: Reply | Form | FormRefusal): CardMessage[] {
  if (isReply(reaction)) return renderReply(reaction);
  if (reaction.type === 'form-refusal') return renderReply(openAgain(Object.values(reaction.problems)));
  return [invite(event, reaction) ?? renderReply(openAgain([reaction.title]))[0]];
}

/** Whether it is meant for one person alone, who must not be named by it in front of others. */
export function isPersonal(reaction: Reply | Form | FormRefusal): boolean {
  return isReply(reaction) ? reaction.audience === 'person' : reaction.type === 'form-refusal';
}

function openAgain(items: readonly string[]): Reply {
  const text = 'The form is not open any more. Please open it again.';
  return {
    text,
    blocks: [
      { type: 'text', text },
      { type: 'list', items },
    ],
    audience: 'person',
  };
}
