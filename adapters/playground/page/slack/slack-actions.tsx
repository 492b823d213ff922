import type { ActionsBlock } from './block-schema';
import type { Press } from './names';

/** Buttons of a message. */
export function SlackActions({ block, onPress }: { block: ActionsBlock; onPress: (press: Press) => void }) {
  return (
    <div className="button-row">
      {block.elements.map(({ action_id, style, text }) => (
        <button
          key={action_id}
          type="button"
          className="button"
          data-style={style}
          onClick={() => onPress({ block: block.block_id, button: action_id })}
        >
          {text.text}
        </button>
      ))}
    </div>
  );
}
