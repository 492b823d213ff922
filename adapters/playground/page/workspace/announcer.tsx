import { useEffect, useRef, useState } from 'react';
import { SIDES, type Snapshot } from '../../page-protocol';
import { openOn, type PageState } from '../state/page-state';
import { newMessages } from '../view/announcements';
import { nameOf } from '../view/people';

/** Says new messages to those who do not see them. */
export function Announcer({ state }: { state: PageState }) {
  const [said, setSaid] = useState('');
  const before = useRef<Snapshot>(undefined);
  useEffect(() => {
    const { snapshot } = state;
    const earlier = before.current;
    before.current = snapshot;
    if (snapshot === undefined || earlier === snapshot) return;
    const shown = SIDES.filter((side) => state.layout === 'both' || state.layout === side);
    const lines = shown.flatMap((side) => {
      const conversation = openOn(state, side) ?? '';
      const { advisor } = snapshot.sides[side];
      const fresh = newMessages(earlier?.sides[side], snapshot.sides[side], {
        conversation,
        person: state.person,
      });
      return fresh.map(
        ({ from, text }) => `${from === 'advisor' ? advisor.name : nameOf(from, snapshot.people)}: ${text}`,
      );
    });
    if (lines.length > 0) setSaid(lines.join('\n'));
  }, [state]);
  return (
    <div className="unseen" aria-live="polite">
      {said}
    </div>
  );
}
