import type { Snapshot } from '../../page-protocol';

interface Followers {
  onSnapshot: (snapshot: Snapshot) => void;
  /** The connection was lost; the browser goes on trying. */
  onLost: () => void;
}

/** How long after an end that the browser does not mend by itself a new connection is made, in milliseconds. */
const AGAIN_MS = 2_000;

/** Follows what happens in the workspaces, over every interruption, until the function that comes back is called. */
export function followChanges({ onLost, onSnapshot }: Followers): () => void {
  let source: EventSource;
  let timer: number | undefined;
  const connect = () => {
    source = new EventSource('api/changes');
    source.onmessage = ({ data }: MessageEvent<string>) => onSnapshot(JSON.parse(data) as Snapshot);
    source.onerror = () => {
      onLost();
      if (source.readyState === EventSource.CLOSED) timer = window.setTimeout(connect, AGAIN_MS);
    };
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}
