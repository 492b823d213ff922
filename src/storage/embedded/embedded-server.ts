import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { StorageError } from '../../errors';
import type { StorageLog } from '../log';
import { type Binaries, findBinaries } from './binaries';
import { ensureCluster } from './cluster';
import { type Home, homeIn } from './home';
import { type Lease, takeLease } from './lease';
import { isServed } from './postmaster';
import { chooseIdentity, type Identity, letThrough } from './run-as';
import { serverFailure } from './server-failure';
import { chooseEndpoint, type Endpoint, type Starting, startServer, stopServer } from './server-process';

export interface EmbeddedOptions {
  /** The folder for everything that survives; made where it is missing. */
  dataDir: string;
  log: StorageLog;
  /** Settings of the server that override the default ones; for tests. */
  settings?: Readonly<Record<string, string>>;
  /** Leaves the server to a later user when the last one is out; for tests, which come and go. */
  leaveRunning?: boolean;
}

/** A share of the server in a data folder. */
export interface EmbeddedServer {
  /** How to connect to the advisor's database. */
  connection: PoolConfig;
  /** Ends this share; the last one out stops the server. */
  release(): Promise<void>;
}

interface Place {
  home: Home;
  binaries: Binaries;
  identity: Identity;
  settings: Readonly<Record<string, string>>;
}

const START_LIMIT_MS = 60_000;
const POLL_MS = 15;
const REVIVE_PAUSE_MS = 500;
const LONGEST_REVIVE_PAUSE_MS = 30_000;

/** Failures of a start that pass: another process was first, or the remains of a killed server are ending. */
const PASSING =
  /lock file "[^"]*" already exists|pre-existing shared memory block|is another postmaster|address already in use/i;

/** Throws where the start failed for good; returns it where it is under way, undefined where another may be tried. */
function checkStart(start: Starting | undefined, dataDir: string): Starting | undefined {
  const failure = start?.failure();
  if (failure === undefined) return start;
  if (PASSING.test(failure)) return undefined;
  throw serverFailure(dataDir, failure);
}

/** Uses the server that runs, or starts one; several processes may do so at once. */
async function lease(place: Place, endpoint: Endpoint): Promise<Lease> {
  const { home, binaries, identity, settings } = place;
  const dataDir = dirname(home.folder);
  const deadline = Date.now() + START_LIMIT_MS;
  let start: Starting | undefined;
  while (Date.now() < deadline) {
    const taken = await takeLease(home);
    if (taken !== undefined) return taken;
    start = checkStart(start, dataDir);
    if (start === undefined && !(await isServed(home))) {
      start = await startServer(home, binaries, identity, endpoint, settings);
    }
    await sleep(POLL_MS);
  }
  throw serverFailure(dataDir, `no server answered within ${START_LIMIT_MS / 1000} s`);
}

async function prepare({ dataDir, settings = {} }: EmbeddedOptions): Promise<Place> {
  const binaries = await findBinaries();
  const home = homeIn(join(dataDir, 'postgres'));
  try {
    await mkdir(dataDir, { recursive: true });
    const identity = await chooseIdentity(existsSync(home.cluster) ? home.cluster : dataDir);
    await letThrough(dataDir, identity);
    await ensureCluster(home, binaries, identity);
    return { home, binaries, identity, settings };
  } catch (error) {
    throw error instanceof StorageError ? error : serverFailure(dataDir, error);
  }
}

/** Starts the server again, with longer and longer pauses where that fails; undefined once it is closed. */
async function revive(place: Place, endpoint: Endpoint, log: StorageLog, closed: AbortSignal) {
  if (!closed.aborted)
    log.warn({ folder: place.home.folder }, 'the embedded database is gone; starting it again');
  for (let pause = REVIVE_PAUSE_MS; !closed.aborted; pause = Math.min(2 * pause, LONGEST_REVIVE_PAUSE_MS)) {
    try {
      const renewed = await lease(place, endpoint);
      log.info({ folder: place.home.folder }, 'the embedded database runs again');
      return renewed;
    } catch (error) {
      log.warn({ error }, 'the embedded database did not start; trying again');
      await sleep(pause, undefined, { signal: closed, ref: false }).catch(() => undefined);
    }
  }
  return undefined;
}

/** Holds a lease for as long as it is wanted: where the server dies, it is started again. */
async function keep(place: Place, { log, leaveRunning = false }: EmbeddedOptions): Promise<EmbeddedServer> {
  const first = await lease(place, await chooseEndpoint(place.home));
  const { connection } = first;
  // Where the pool looks for it: a port once chosen stays.
  const endpoint = { host: String(connection.host), port: Number(connection.port) };
  const closing = new AbortController();
  let current: Promise<Lease | undefined> = Promise.resolve(first);

  async function watch(): Promise<void> {
    for (let held: Lease | undefined = first; held !== undefined; held = await current) {
      await held.lost;
      current = revive(place, endpoint, log, closing.signal);
    }
  }
  void watch();

  const release = async () => {
    closing.abort();
    const held = await current;
    if (held === undefined) return;
    if ((await held.release()) && !leaveRunning) await stopServer(place.home, place.binaries, place.identity);
    await held.end();
  };
  return { connection, release };
}

/**
 * Opens the PostgreSQL in the data folder: makes it the first time, finds one that runs already (started by
 * another process, or left behind by a killed one), else starts it. Rejects with a `StorageError`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = await prepare(options);
  return keep(place, options);
}
