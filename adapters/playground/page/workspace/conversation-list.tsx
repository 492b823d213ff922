import { useActions } from '../state/actions';
import { sideName } from '../view/side-name';
import { ConversationIcon } from './conversation-icon';
import { type ListProps, listedGroups } from './listed';

/** The channels and direct messages of the person who acts. */
export function ConversationList(props: ListProps) {
  const { open, side } = props;
  const { dispatch } = useActions();
  return (
    <nav className="conversation-list" aria-label={`${sideName(side)} conversations`}>
      {listedGroups(props).map(({ heading, items }) => (
        <div key={heading} className="conversation-group">
          <h3>{heading}</h3>
          <ul>
            {items.map(({ id, kind, title, unread }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === open ? 'page' : undefined}
                  data-unread={unread > 0}
                  onClick={() => dispatch({ type: 'conversation', side, conversation: id })}
                >
                  <ConversationIcon kind={kind} />
                  <span className="conversation-name">{title}</span>
                  {unread > 0 && (
                    <span className="count">
                      {unread}
                      <span className="unseen"> new</span>
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
