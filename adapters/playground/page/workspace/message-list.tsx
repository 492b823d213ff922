import { Message } from '../message/message';
import { Scroller } from '../parts/scroller';
import { daysOf, type Post } from '../view/messages';
import { moments } from '../view/readers-moments';
import type { PlaceProps } from './place';
import { useFollowNewest } from './use-follow-newest';

interface MessageListProps extends PlaceProps {
  label: string;
  posts: Post[];
  /** What stands there while nothing has been written. */
  empty: string;
}

/** Messages by day, the newest in view. */
export function MessageList({ empty, label, open, person, posts, side, snapshot }: MessageListProps) {
  const scroller = useFollowNewest(posts.at(-1)?.message.id);
  const { people, sides } = snapshot;
  // Chats in Teams have no threads.
  const hasThreads = side === 'slack' || open.kind === 'channel';
  return (
    <Scroller ref={scroller} className="messages" label={label}>
      {posts.length === 0 && <p className="empty">{empty}</p>}
      {daysOf(posts, moments.day).map(({ at, posts: ofDay }) => (
        <div key={at} className="day">
          <h4>{moments.day(at)}</h4>
          <ul>
            {ofDay.map(({ message, replies }) => (
              <li key={message.id}>
                <Message
                  side={side}
                  message={message}
                  person={person}
                  people={people}
                  advisor={sides[side].advisor}
                  shortcuts={sides[side].shortcuts}
                  replies={hasThreads ? replies.length : undefined}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Scroller>
  );
}
