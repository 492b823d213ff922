import { useRef, useState } from 'react';
import { Composer } from '../composer/composer';
import { titleOf } from '../view/conversations';
import { isUntouched, postsOf } from '../view/messages';
import { sideName } from '../view/side-name';
import { ConversationHeader, type Tab } from './conversation-header';
import { Hint } from './hint';
import { Home } from './home';
import { LookUp } from './look-up';
import { MessageList } from './message-list';
import type { PlaceProps } from './place';
import { Suggestions } from './suggestions';
import { Typing } from './typing';

/** What is written in the open conversation, and the place to write in it. */
export function Conversation({ hintClosed, ...place }: PlaceProps & { hintClosed: boolean }) {
  const { open, person, side, snapshot } = place;
  const root = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState<Tab>('messages');
  const { advisor, messages, typing } = snapshot.sides[side];
  const title = titleOf(open, { person, people: snapshot.people, advisor: advisor.name });
  const showsHint = open.hasAdvisor && !hintClosed && isUntouched(snapshot.sides);
  return (
    <div ref={root} className="conversation">
      <ConversationHeader {...place} title={title} tab={tab} onTab={setTab} />
      {tab === 'home' ? (
        <Home snapshot={snapshot} person={person} />
      ) : (
        <>
          <MessageList
            {...place}
            label={`Messages in ${title} on ${sideName(side)}`}
            posts={postsOf(messages, open.id, person)}
            empty={
              open.hasAdvisor
                ? 'Nothing has been written here yet.'
                : 'The advisor is not in this conversation.'
            }
          />
          {showsHint ? (
            <Hint {...place} onLeave={() => root.current?.querySelector('textarea')?.focus()} />
          ) : (
            <Suggestions {...place} />
          )}
          <Typing names={typing.includes(open.id) ? [advisor.name] : []} />
          <Composer {...place} label={`Message to ${title}`} />
          {side === 'teams' && <LookUp {...place} />}
        </>
      )}
    </div>
  );
}
