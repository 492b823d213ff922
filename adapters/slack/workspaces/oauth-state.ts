import { ClearStateStore, InvalidStateError, type StateStore } from '@slack/oauth';
import type { Vault } from '../../../src/chat/vault';

/** From opening the install page to coming back from Slack. */
export const STATE_LIFE_SECONDS = 600;

/**
 * The state of an installation that is under way: signed, so that any replica can check it; bound to the browser by
 * Slack's library, with a cookie; and good for one use, whoever kept a copy.
 */
export function createStateStore(secret: string, vault: Vault): StateStore {
  const signed = new ClearStateStore(secret, STATE_LIFE_SECONDS);
  return {
    generateStateParam: (options, now) => signed.generateStateParam(options, now),
    async verifyStateParam(now, state) {
      const options = await signed.verifyStateParam(now, state);
      if (!(await vault.claim(state))) throw new InvalidStateError('The state was used before');
      return options;
    },
  };
}
