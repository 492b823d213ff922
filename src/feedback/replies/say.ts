import type { Block, Button, Reply, RichText } from '../../chat/reply';

export interface Said {
  text: string;
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

function draw({ text, notes = [], buttons = [] }: Said): Pick<Reply, 'text' | 'blocks'> {
  const blocks: Block[] = [
    { type: 'text', text },
    ...notes.map((note): Block => ({ type: 'note', text: note })),
  ];
  return { text, blocks: buttons.length === 0 ? blocks : [...blocks, { type: 'buttons', buttons }] };
}
