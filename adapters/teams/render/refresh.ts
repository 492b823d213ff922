import type { Refresh } from '../../../src/chat/reply';
import { BUTTON_KEY } from '../events/payloads';
import type { RefreshAction } from './card';

/** What a card carries to be asked for anew. */
export function refreshAction({ action, value }: Refresh): RefreshAction {
  const data = { [BUTTON_KEY]: { refresh: { action, value } } };
  return { action: { type: 'Action.Execute', title: 'Refresh', verb: action, data } };
}
