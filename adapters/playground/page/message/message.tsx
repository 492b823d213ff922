import { memo, useId } from 'react';
import { Avatar } from '../parts/avatar';
import { Icon } from '../parts/icon';
import { useActions } from '../state/actions';
import { nameOf } from '../view/people';
import { moments } from '../view/readers-moments';
import { MessageBody } from './message-body';
import type { MessageProps } from './message-props';
import { Reactions } from './reactions';
import { Shortcuts } from './shortcuts';

/** A message with everything around it. */
export const Message = memo(function Message(props: MessageProps) {
  const { advisor, message, people, person } = props;
  const id = useId();
  const isAdvisor = message.from === 'advisor';
  return (
    <article
      className="message"
      aria-labelledby={id}
      data-from={isAdvisor ? 'advisor' : message.from === person ? 'me' : 'other'}
    >
      <Avatar of={message.from} people={people} />
      <div className="message-main">
        {message.onlyFor !== undefined && (
          <p className="only-you">
            <Icon name="eye" />
            Only visible to you
          </p>
        )}
        <header className="message-head" id={id}>
          <strong>{isAdvisor ? advisor.name : nameOf(message.from, people)}</strong>
          {isAdvisor && <span className="badge">App</span>}
          <time dateTime={message.at}>{moments.time(message.at)}</time>
          {message.edited && <span className="soft">edited</span>}
        </header>
        <MessageBody {...props} />
        <Reactions reactions={message.reactions} people={people} advisor={advisor.name} />
        <MessageActions {...props} />
      </div>
    </article>
  );
});

function MessageActions({ message, person, replies, shortcuts, side }: MessageProps) {
  const { dispatch } = useActions();
  const canReply = replies !== undefined && message.onlyFor === undefined && message.thread === undefined;
  const offered = message.from === 'advisor' ? [] : shortcuts;
  if (!canReply && !message.traced && offered.length === 0) return null;
  return (
    <div className="message-actions">
      {canReply && (
        <button
          type="button"
          className="link-button"
          data-replies={replies > 0}
          data-opens={message.id}
          onClick={() => dispatch({ type: 'thread', side, thread: message.id })}
        >
          <Icon name="reply" />
          {replyLabel(replies)}
        </button>
      )}
      {message.traced && (
        <button
          type="button"
          className="link-button"
          onClick={() => dispatch({ type: 'inside', inside: { side, message: message.id } })}
        >
          <Icon name="eye" />
          Look inside
        </button>
      )}
      <Shortcuts message={message.id} person={person} shortcuts={offered} />
    </div>
  );
}

function replyLabel(replies: number): string {
  if (replies === 0) return 'Reply in thread';
  return replies === 1 ? '1 reply' : `${replies} replies`;
}
