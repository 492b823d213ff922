import type { PageConversation, Side, Snapshot } from '../../page-protocol';

/** An open conversation, and who looks at it. */
export interface PlaceProps {
  side: Side;
  snapshot: Snapshot;
  person: string;
  open: PageConversation;
}
