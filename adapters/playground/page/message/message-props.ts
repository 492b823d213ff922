import type { PageMessage, PagePerson, PageSide, Side } from '../../page-protocol';

/** A message, and before whom it is shown. */
export interface MessageProps {
  side: Side;
  message: PageMessage;
  /** Who looks at it. */
  person: string;
  people: readonly PagePerson[];
  advisor: PageSide['advisor'];
  /** The advisor's entries in the menu of a message. */
  shortcuts: PageSide['shortcuts'];
  /** How many replies stand in its thread; left out where no thread can be opened from here. */
  replies?: number | undefined;
}
