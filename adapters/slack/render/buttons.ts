import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import type { Button } from '../../../src/chat/reply';
import { truncate } from '../../shared/split-text';
import { LIMITS } from './limits';

/** Between an action's name and its place in the message: Slack wants every action id in a block to differ. */
const PLACE = /:\d+$/;

/** Buttons as actions blocks. A button whose value Slack would refuse is left out: cut, it would mean something else. */
export function buttonBlocks(buttons: readonly Button[]): ActionsBlock[] {
  const drawn = buttons.filter(fits).map(slackButton);
  const blocks = Math.ceil(drawn.length / LIMITS.buttonsPerBlock);
  return Array.from({ length: blocks }, (_, block) => ({
    type: 'actions',
    elements: drawn.slice(block * LIMITS.buttonsPerBlock, (block + 1) * LIMITS.buttonsPerBlock),
  }));
}

/** The `Button.action` that an action id was made from. */
export function actionName(actionId: string): string {
  return actionId.replace(PLACE, '');
}

function fits({ action, value }: Button): boolean {
  return value.length <= LIMITS.buttonValue && action.length <= LIMITS.id - ':999'.length;
}

function slackButton({ label, action, value, style }: Button, place: number): SlackButton {
  const text = label.trim() === '' ? action.trim() || '…' : label;
  return {
    type: 'button',
    action_id: `${action}:${place}`,
    text: { type: 'plain_text', text: truncate(text, LIMITS.buttonLabel), emoji: false },
    // Slack refuses an empty value and sends none where none was given.
    ...(value === '' ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}
