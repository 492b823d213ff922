import type { Button } from '../../src/chat/reply';
import { truncate } from '../shared/split-text';
import { type ActionSet, type CardElement, jsonBytes, type SubmitAction } from './card';
import { LIMITS } from './limits';
import { BUTTON_KEY } from './payloads';
import { textBlocks } from './render-text';

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** Buttons in rows of a few; a label too long for a button stands above it in full. */
export function buttonBlocks(buttons: readonly Button[]): CardElement[] {
  const longLabels = buttons.filter(({ label }) => label.length > LIMITS.label);
  return [...longLabels.flatMap(({ label }) => textBlocks(label)), ...actionSets(buttons.map(toAction))];
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
  return {
    type: 'Action.Submit',
    title: label.trim() === '' ? action : truncate(label, LIMITS.label),
    ...(style === undefined ? {} : { style: STYLES[style] }),
    data: { [BUTTON_KEY]: { action, value } },
    msteams: { feedback: { hide: true } },
  };
}
