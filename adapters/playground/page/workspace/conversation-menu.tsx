import { useActions } from '../state/actions';
import { sideName } from '../view/side-name';
import { type ListProps, listedGroups } from './listed';

/** The list of conversations where there is no room for it beside the messages. */
export function ConversationMenu(props: ListProps) {
  const { open, side } = props;
  const { dispatch } = useActions();
  return (
    <select
      className="conversation-menu"
      aria-label={`${sideName(side)} conversation`}
      value={open}
      onChange={({ target }) => dispatch({ type: 'conversation', side, conversation: target.value })}
    >
      {listedGroups(props).map(({ heading, items }) => (
        <optgroup key={heading} label={heading}>
          {items.map(({ id, title, unread }) => (
            <option key={id} value={id}>
              {unread > 0 ? `${title} (${unread} new)` : title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
