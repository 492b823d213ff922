import { useLayoutEffect, useRef } from 'react';

/** Left above a message, so that it is seen to begin there; in pixels. */
const MARGIN = 8;

/**
 * Brings the newest message into view as messages come and pictures load: its end or, where it is longer than the view,
 * its beginning.
 */
export function useFollowNewest(newest: string | undefined) {
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to scroll.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = () => {
      const items = element.querySelectorAll<HTMLElement>('li > .message');
      const last = items[items.length - 1];
      const top = last === undefined ? 0 : topIn(element, last) - MARGIN;
      element.scrollTop = Math.min(top, element.scrollHeight - element.clientHeight);
    };
    follow();
    element.addEventListener('load', follow, { capture: true });
    return () => element.removeEventListener('load', follow, { capture: true });
  }, [newest]);
  return scroller;
}

/** How far a message is from the beginning of what is scrolled. */
function topIn(scroller: HTMLElement, message: HTMLElement): number {
  return message.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
