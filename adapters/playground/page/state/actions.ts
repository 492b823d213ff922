import { createContext, useContext } from 'react';
import type { Act } from '../../page-protocol';
import type { PageEvent } from './page-state';

/** What every part of the page can do. */
export interface Actions {
  dispatch: (event: PageEvent) => void;
  /** Does something in a workspace; false where it did not work, which is then said on the page. */
  act: (act: Act) => Promise<boolean>;
}

export const ActionsContext = createContext<Actions | undefined>(undefined);

/** @throws Error outside the page */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === undefined) throw new Error('There are no actions outside the page.');
  return actions;
}
