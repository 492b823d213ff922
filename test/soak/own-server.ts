import { mkdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, findBinaries } from '../../src/storage/embedded/binaries';
import { ensureCluster } from '../../src/storage/embedded/cluster';
import { homeIn } from '../../src/storage/embedded/home';
import { takeLease } from '../../src/storage/embedded/lease';
import { chooseIdentity, letThrough } from '../../src/storage/embedded/run-as';
import { chooseEndpoint, startServer, stopServer } from '../../src/storage/embedded/server-process';

/** A server that nobody starts again by himself, as one that DATABASE_URL names. */
export interface OwnServer {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the server in a folder, of these programs or of the embedded ones; it does not run yet. */
export async function makeServer(dataDir: string, own?: Binaries): Promise<OwnServer> {
  await mkdir(dataDir, { recursive: true });
  const binaries = own ?? (await findBinaries());
  const home = homeIn(`${dataDir}/postgres`);
  const identity = await chooseIdentity(dataDir);
  await letThrough(dataDir, identity);
  await ensureCluster(home, binaries, identity);
  const endpoint = await chooseEndpoint(home);
  const password = await readFile(home.password, 'utf8');
  const parameters = new URLSearchParams({ host: endpoint.host, port: String(endpoint.port) });
  const untilItAnswers = async () => {
    for (;;) {
      const lease = await takeLease(home);
      if (lease !== undefined) return lease.end();
      await sleep(20);
    }
  };
  return {
    url: `postgres://postgres:${password}@localhost/postgres?${parameters}`,
    start: async () => {
      await startServer(home, binaries, identity, endpoint, {});
      await untilItAnswers();
    },
    stop: () => stopServer(home, binaries, identity),
  };
}
