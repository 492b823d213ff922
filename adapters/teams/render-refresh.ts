import type { Refresh } from '../../src/chat/reply';
import type { RefreshAction } from './card';
import { BUTTON_KEY } from './payloads';

/** What a card carries to be asked for anew. */
export function refreshAction({ action, value }: Refresh): RefreshAction {
  const data = { [BUTTON_KEY]: { refresh: { action, value } } };
  return { action: { type: 'Action.Execute', title: 'Refresh', verb: action, data } };
}
