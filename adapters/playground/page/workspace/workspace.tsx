import type { Side, Snapshot } from '../../page-protocol';
import { messageOn, type PageState } from '../state/page-state';
import { openConversation } from '../view/conversations';
import { sideName } from '../view/side-name';
import { Conversation } from './conversation';
import { ConversationList } from './conversation-list';
import { ConversationMenu } from './conversation-menu';
import { Thread } from './thread';

interface WorkspaceProps {
  side: Side;
  state: PageState;
  snapshot: Snapshot;
}

/** One platform, as the person who acts sees it. */
export function Workspace({ side, snapshot, state }: WorkspaceProps) {
  const { person, views } = state;
  const view = views[side];
  const open = openConversation(snapshot.sides[side], person, view.conversation);
  const first = messageOn(snapshot, side, view.thread);
  const hasThread = first !== undefined && first.conversation === open?.id;
  const at = { side, snapshot, person };
  return (
    <section
      className="workspace"
      data-side={side}
      data-thread={hasThread}
      aria-label={`${sideName(side)} workspace`}
    >
      <header className="workspace-bar">
        <h2>{sideName(side)}</h2>
        <ConversationMenu {...at} open={open?.id} seen={state.seen} />
      </header>
      <div className="workspace-columns">
        <ConversationList {...at} open={open?.id} seen={state.seen} />
        {open && (
          <Conversation key={`${person}/${open.id}`} {...at} open={open} hintClosed={state.hintClosed} />
        )}
        {open && hasThread && (
          <Thread
            key={`${person}/${first.id}`}
            {...at}
            first={first}
            open={open}
            takesFocus={view.threadChosen === true}
          />
        )}
      </div>
    </section>
  );
}
