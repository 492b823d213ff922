import type { ChatAdapter } from './chat/adapter';
import type { Log } from './chat/log';
import type { Config } from './config';
import type { Database } from './storage/connection';
import type { Store } from './storage/store';
import { createVault } from './storage/vault';

/**
 * The chats that are configured; with none, the terminal. Only these are loaded.
 * @param onExit called when the person at the terminal leaves
 */
export async function openChats(
  { slack, teams, host }: Config,
  log: Log,
  state: { store: Store; database: Database },
  onExit: () => void,
): Promise<ChatAdapter[]> {
  const adapters: ChatAdapter[] = [];
  if (slack !== undefined) {
    const { createSlackAdapter } = await import('../adapters/slack/index.js');
    const { oauth, ...access } = slack;
    const vault = createVault({ ...state, platform: 'slack', now: () => new Date() });
    const many = oauth === undefined ? {} : { oauth: { ...oauth, vault } };
    adapters.push(createSlackAdapter({ ...access, ...many, host, log }));
  }
  if (teams !== undefined) {
    const { createTeamsAdapter } = await import('../adapters/teams/index.js');
    adapters.push(createTeamsAdapter({ ...teams, host, log }));
  }
  if (adapters.length > 0) return adapters;
  const { ConsoleAdapter } = await import('../adapters/console/index.js');
  return [new ConsoleAdapter({ input: process.stdin, output: process.stdout, onExit })];
}
