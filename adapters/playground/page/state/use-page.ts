import { useEffect, useMemo, useReducer } from 'react';
import type { Act } from '../../page-protocol';
import { followChanges } from '../server/follow-changes';
import { sendAct } from '../server/send-act';
import type { Actions } from './actions';
import { firstState, LAYOUTS, type PageState } from './page-state';
import { keepPreference, readPreference } from './preferences';
import { reduce } from './reduce';

/** Below this there is no room for two workspaces beside each other. */
const ROOM_FOR_BOTH = '(min-width: 60rem)';

/** The state of the page, kept up to date with the server. */
export function usePage(): { state: PageState; actions: Actions } {
  const [state, dispatch] = useReducer(reduce, undefined, () => firstState(firstLayout()));
  useEffect(
    () =>
      followChanges({
        onSnapshot: (snapshot) => dispatch({ type: 'snapshot', snapshot }),
        onLost: () => dispatch({ type: 'connection', connection: 'lost' }),
      }),
    [],
  );
  useEffect(() => keepPreference('layout', state.layout), [state.layout]);
  const actions = useMemo((): Actions => {
    const act = async (what: Act) => {
      if (what.act === 'say' && what.thread === undefined) dispatch({ type: 'asked', side: what.side });
      const result = await sendAct(what);
      dispatch({ type: 'problem', problem: result.ok ? undefined : result.problem });
      return result.ok;
    };
    return { dispatch, act };
  }, []);
  return { state, actions };
}

function firstLayout() {
  return readPreference('layout', LAYOUTS) ?? (matchMedia(ROOM_FOR_BOTH).matches ? 'both' : 'slack');
}
