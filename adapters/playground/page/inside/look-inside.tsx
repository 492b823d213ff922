import { useEffect, useRef, useState } from 'react';
import type { Side, Trace } from '../../page-protocol';
import { Icon } from '../parts/icon';
import { loadTrace } from '../server/load-trace';
import { useActions } from '../state/actions';
import { TraceView } from './trace-view';

type Loaded = { trace: Trace } | { problem: string } | undefined;

/** Beside the workspaces: how an answer came about. */
export function LookInside({ message, side }: { side: Side; message: string }) {
  const { dispatch } = useActions();
  const loaded = useTrace(side, message);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current ??= document.activeElement;
    heading.current?.focus();
  }, []);
  const close = () => {
    dispatch({ type: 'inside', inside: undefined });
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <aside
      className="inside"
      aria-label="Inside the answer"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <header className="conversation-header">
        <h2 ref={heading} tabIndex={-1}>
          Inside the answer
        </h2>
        <button type="button" className="icon-button end" aria-label="Close the inside" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {loaded === undefined && <p className="soft">Looking …</p>}
      {loaded && 'problem' in loaded && <p role="alert">{loaded.problem}</p>}
      {loaded && 'trace' in loaded && <TraceView trace={loaded.trace} />}
    </aside>
  );
}

function useTrace(side: Side, message: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    const gone = new AbortController();
    loadTrace(side, message, gone.signal)
      .then((trace) => setLoaded({ trace }))
      .catch((error: unknown) => {
        if (!gone.signal.aborted)
          setLoaded({ problem: error instanceof Error ? error.message : String(error) });
      });
    return () => gone.abort();
  }, [side, message]);
  return loaded;
}
