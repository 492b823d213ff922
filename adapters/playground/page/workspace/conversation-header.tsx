import { Segments } from '../parts/segments';
import { useActions } from '../state/actions';
import { ConversationIcon } from './conversation-icon';
import type { PlaceProps } from './place';

export type Tab = 'messages' | 'home';

const TABS: readonly { value: Tab; label: string }[] = [
  { value: 'home', label: 'Home' },
  { value: 'messages', label: 'Messages' },
];

interface HeaderProps extends PlaceProps {
  title: string;
  tab: Tab;
  onTab: (tab: Tab) => void;
}

/** What the conversation is called, who is in it, and what can be started here. */
export function ConversationHeader({ onTab, open, person, side, snapshot, tab, title }: HeaderProps) {
  const { act } = useActions();
  const isTeam = open.kind !== 'direct';
  const isPlaying = snapshot.playing !== undefined;
  const choose = (chosen: Tab) => {
    onTab(chosen);
    if (chosen === 'home') void act({ act: 'open-home', side: 'slack', person });
  };
  return (
    <header className="conversation-header">
      <h3>
        <ConversationIcon kind={open.kind} />
        {title}
      </h3>
      {isTeam && <span className="soft">{open.members.length} people</span>}
      {isTeam && open.hasAdvisor && (
        <button
          type="button"
          className="button end"
          aria-disabled={isPlaying}
          onClick={() => {
            if (!isPlaying) void act({ act: 'sample-team', side, conversation: open.id });
          }}
        >
          Fill with a sample team
        </button>
      )}
      {side === 'slack' && !isTeam && open.hasAdvisor && (
        <Segments legend="Tab" name={`tab-${side}`} options={TABS} value={tab} onChange={choose} />
      )}
    </header>
  );
}
