import type { Button } from '../../../src/chat/reply';
import { truncate } from '../../shared/split-text';
import { BUTTON_KEY } from '../events/payloads';
import { type ActionSet, type CardElement, jsonBytes, type SubmitAction } from './card';
import { LIMITS } from './limits';
import { textBlocks } from './text';

/**
 * A button has to know beforehand whether Teams shall open a dialog: it comes back as `task/fetch` then, whose answer is
 * the dialog, else as a message, which can open none. By convention an action that begins with `open-` opens a dialog.
 * A form that any other press, message or command leads to is announced with an "Open" button (see `invite`).
 */
const OPENS_DIALOG = /^open-/;

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** Buttons in rows of a few; a label too long for a button stands above it in full. */
export function buttonBlocks(buttons: readonly Button[]): CardElement[] {
  const longLabels = buttons.filter(({ label }) => label.length > LIMITS.label);
  return [...longLabels.flatMap(({ label }) => textBlocks(label)), ...actionSets(buttons.map(toAction))];
}

/** A button that asks for a dialog. */
export function openDialogAction(title: string, data: object): SubmitAction {
  return { type: 'Action.Submit', title, data: { ...data, msteams: { type: 'task/fetch' } } };
}

function actionSets(actions: readonly SubmitAction[]): ActionSet[] {
  const sets: ActionSet[] = [];
  for (const action of actions) {
    const last = sets.at(-1);
    const hasRoom =
      last && last.actions.length < LIMITS.actions && jsonBytes(last) + jsonBytes(action) <= LIMITS.table;
    if (hasRoom) last.actions.push(action);
    else sets.push({ type: 'ActionSet', actions: [action] });
  }
  return sets;
}

function toAction({ label, action, value, style }: Button): SubmitAction {
  const title = label.trim() === '' ? action : truncate(label, LIMITS.label);
  const look = style === undefined ? {} : { style: STYLES[style] };
  const data = { [BUTTON_KEY]: { action, value } };
  if (OPENS_DIALOG.test(action)) return { ...openDialogAction(title, data), ...look };
  return { type: 'Action.Submit', title, ...look, data, msteams: { feedback: { hide: true } } };
}
