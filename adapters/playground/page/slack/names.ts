import type { PagePerson, PageSide } from '../../page-protocol';

/** A button that was pressed. */
export interface Press {
  /** The block of the button, where it has an id. */
  block: string | undefined;
  /** The button's `action_id`. */
  button: string;
}

/** Who is meant by the ids in mentions. */
export interface Names {
  people: readonly PagePerson[];
  advisor: PageSide['advisor'];
}
