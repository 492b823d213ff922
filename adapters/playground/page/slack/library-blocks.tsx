import { useLayoutEffect, useMemo, useRef } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { moments } from '../view/readers-moments';
import type { Names } from './names';

const HOOKS: NonNullable<Parameters<typeof Message>[0]['hooks']> = {
  date: ({ fallback, link, timestamp }) => {
    const iso = new Date(Number(timestamp) * 1000).toISOString();
    const time = (
      <time dateTime={iso} title={fallback}>
        {moments.full(iso)}
      </time>
    );
    return link ? <Link href={link}>{time}</Link> : time;
  },
  link: ({ children, href }) => <Link href={href}>{children}</Link>,
};

/** Blocks that slack-blocks-to-jsx draws, in our own style: its style sheet knows one look and one theme at a time. */
export function LibraryBlocks({ advisor, blocks, people }: Names & { blocks: readonly unknown[] }) {
  const root = useRef<HTMLDivElement>(null);
  // It gives the same id to every message, and ids have to differ on a page.
  useLayoutEffect(() => root.current?.firstElementChild?.removeAttribute('id'));
  const data = useMemo(() => ({ users: [...people, advisor] }), [people, advisor]);
  return (
    <div ref={root}>
      <Message
        blocks={blocks as Block[]}
        data={data}
        hooks={HOOKS}
        logo=""
        name={advisor.name}
        theme="light"
        unstyled
        withoutWrapper
      />
    </div>
  );
}

function Link({ children, href }: { children?: React.ReactNode; href: string }) {
  if (!/^https?:/.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
