import { SlackBlocks } from '../slack/slack-blocks';
import { useActions } from '../state/actions';
import { CardView } from '../teams/card-view';
import type { MessageProps } from './message-props';

/** What a message says, drawn as its platform draws it. */
export function MessageBody({ advisor, message, people, person, side }: MessageProps) {
  const { act } = useActions();
  const { blocks, card, conversation, id, text } = message;
  const press = (button: string, block?: string) =>
    void act({ act: 'press', side, person, conversation, message: id, button, ...(block && { block }) });
  if (side === 'teams') {
    if (card === undefined) return <p className="plain-text">{text}</p>;
    return <CardView card={card} onSubmit={({ title }) => press(title)} />;
  }
  const drawn =
    blocks !== undefined && blocks.length > 0
      ? blocks
      : [{ type: 'section', text: { type: 'mrkdwn', text: text === '' ? ' ' : text } }];
  return (
    <SlackBlocks
      blocks={drawn}
      people={people}
      advisor={advisor}
      onPress={({ block, button }) => press(button, block)}
    />
  );
}
