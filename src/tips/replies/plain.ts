import type { Block, Button, Reply, RichText } from '../../chat/reply';
import { TIP_ACTIONS } from './actions';

export const CHANGE: Button = { label: 'Change', action: TIP_ACTIONS.schedule, value: 'change' };
export const SET_UP: Button = {
  label: 'Set up weekly tips',
  action: TIP_ACTIONS.schedule,
  value: 'set-up',
  style: 'primary',
};
export const SHOW_NOW: Button = { label: 'Show a tip now', action: TIP_ACTIONS.now, value: 'now' };
export const SKIP: Button = { label: 'Skip the next one', action: TIP_ACTIONS.skip, value: 'skip' };
export const STOP: Button = { label: 'Stop the tips', action: TIP_ACTIONS.off, value: 'off' };

export interface Said {
  text: string;
  /** Where the words carry more than plain text: a moment, say. */
  rich?: RichText;
  notes?: readonly RichText[];
  buttons?: readonly Button[];
}

/** For the person who asked. */
export function tell(said: Said): Reply {
  return { ...draw(said), audience: 'person' };
}

/** For everybody: what was changed for all of them. */
export function announce(said: Said): Reply {
  return { ...draw(said), audience: 'conversation' };
}

function draw({ text, rich = text, notes = [], buttons = [] }: Said): Pick<Reply, 'text' | 'blocks'> {
  const blocks: Block[] = [
    { type: 'text', text: rich },
    ...notes.map((note): Block => ({ type: 'note', text: note })),
  ];
  if (buttons.length > 0) blocks.push({ type: 'buttons', buttons });
  return { text, blocks };
}
