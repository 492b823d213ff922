import { type KeyboardEvent, useRef } from 'react';
import type { PageMessage } from '../../page-protocol';
import { Composer } from '../composer/composer';
import { Message } from '../message/message';
import { Icon } from '../parts/icon';
import { Scroller } from '../parts/scroller';
import { useActions } from '../state/actions';
import { isVisibleTo } from '../view/messages';
import { sideName } from '../view/side-name';
import type { PlaceProps } from './place';
import { useFollowNewest } from './use-follow-newest';

interface ThreadProps extends PlaceProps {
  first: PageMessage;
  /** Whether the person opened it, and so goes on writing here. */
  takesFocus: boolean;
}

/** A message with the replies to it, beside the conversation or, where there is no room, in its place. */
export function Thread({ first, takesFocus, ...place }: ThreadProps) {
  const { person, side, snapshot } = place;
  const { dispatch } = useActions();
  const root = useRef<HTMLElement>(null);
  const { advisor, messages, shortcuts } = snapshot.sides[side];
  const replies = messages.filter(
    (one) => one.thread === first.id && one.id !== first.id && isVisibleTo(one, person),
  );
  const scroller = useFollowNewest(replies.at(-1)?.id);
  const close = () => {
    const workspace = root.current?.closest('.workspace');
    dispatch({ type: 'thread', side, thread: undefined });
    requestAnimationFrame(() =>
      workspace?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(first.id)}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return (
    <section ref={root} className="thread" aria-label={`Thread on ${sideName(side)}`} onKeyDown={onKeyDown}>
      <header className="conversation-header">
        <h3>Thread</h3>
        <button type="button" className="icon-button end" aria-label="Close the thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Scroller ref={scroller} className="messages" label={`Messages in the thread on ${sideName(side)}`}>
        <ul>
          {[first, ...replies].map((message) => (
            <li key={message.id}>
              <Message
                side={side}
                message={message}
                person={person}
                people={snapshot.people}
                advisor={advisor}
                shortcuts={shortcuts}
              />
            </li>
          ))}
        </ul>
      </Scroller>
      <Composer {...place} thread={first.id} label="Reply in the thread" takesFocus={takesFocus} />
    </section>
  );
}
