import type { ChatEvent } from '../../../src/chat/event';
import type { Form } from '../../../src/chat/reply';
import { truncate } from '../../shared/split-text';
import { ASKED_AGAIN_CHARACTERS, BUTTON_KEY } from '../events/payloads';
import { type CardMessage, renderReply } from '../render';
import { openDialogAction } from '../render/buttons';

/**
 * Announces a form with an "Open" button, where Teams would open no dialog: it does so only in answer to a `task/fetch`,
 * which messages and most buttons are not. The button carries what was said or pressed; it is asked again, in
 * the name of whoever opens it. A form that follows on a form has nothing to ask again: `undefined`.
 */
export function invite(event: ChatEvent, form: Form): CardMessage | undefined {
  const data = askAgain(event);
  if (!data) return undefined;
  const text = `${form.title}: there is a form to fill in. Press Open.`;
  const [message] = renderReply({ text, blocks: [{ type: 'text', text }], audience: 'conversation' });
  message.card.body.push({ type: 'ActionSet', actions: [openDialogAction('Open', { [BUTTON_KEY]: data })] });
  return message;
}

function askAgain(event: ChatEvent): object | undefined {
  switch (event.kind) {
    case 'action':
      return { action: event.action, value: event.value };
    case 'command':
      return { again: { kind: 'command', command: event.command, text: short(event.text) } };
    case 'message':
      return { again: { kind: 'message', text: short(event.text) } };
    case 'form':
    case 'home':
    case 'started':
    case 'added':
    case 'removed':
    case 'refresh':
      return undefined;
    default:
      return event satisfies never;
  }
}

function short(text: string): string {
  return truncate(text, ASKED_AGAIN_CHARACTERS);
}
