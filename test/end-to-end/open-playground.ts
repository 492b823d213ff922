import { parseConfig } from '../../src/config';
import { start } from '../../src/main';
import { quiet } from '../conversations/stage';
import { openTestDatabase } from '../setup/test-database';
import { PlaygroundClient } from './playground-client';

/** The whole program with nothing configured, on a free port and a database of its own. */
export interface OpenPlayground {
  url: string;
  client: PlaygroundClient;
  close(): Promise<void>;
}

/** Starts it as `npm start` does, but for the terminal; the sample team answers without a pause unless it is given one. */
export async function openPlayground({ port = '0', paceMs = 0 } = {}): Promise<OpenPlayground> {
  const test = await openTestDatabase();
  const config = parseConfig({ DATABASE_URL: test.url, PLAYGROUND_PORT: port });
  if (config.playground === undefined) throw new Error('The playground is not on.');
  let url = '';
  const running = await start({
    config: { ...config, playground: { ...config.playground, paceMs } },
    log: quiet,
    onExit: () => undefined,
    onPlayground: (at) => {
      url = at;
    },
    openChats: async () => [],
  });
  const client = new PlaygroundClient(url);
  return {
    url,
    client,
    async close() {
      client.close();
      await running.stop();
      await test.close();
    },
  };
}
