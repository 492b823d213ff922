import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from './home';

/** What PostgreSQL writes about its running server. */
export interface Postmaster {
  pid: number;
  /** The folder of its socket, or a loopback address. */
  host: string;
  port: number;
}

function pidFile(home: Home): string {
  return join(home.cluster, 'postmaster.pid');
}

/** Reads `postmaster.pid`; undefined where there is none, or where it is still being written. */
export async function readPostmaster(home: Home): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(home), 'utf8').catch(() => '');
  // Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status.
  const [pid, , , port, socket, address] = text.split('\n').map((line) => line.trim());
  const host = socket || address;
  if (!pid || !port || !host) return undefined;
  return { pid: Number(pid), port: Number(port), host };
}

/** Whether a process with this id runs that we may signal. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Another user's process is none of ours either: the server runs as the bot, or the bot is root.
    return false;
  }
}

/** Whether the process with this id is the server of this very cluster, as far as the system tells. */
async function servesCluster(pid: number, home: Home): Promise<boolean> {
  // The server works inside its cluster. After a crash its id may belong to an unrelated process.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return cwd === undefined || cwd === (await realpath(home.cluster));
}

function readPid(home: Home): Promise<number> {
  return readFile(pidFile(home), 'utf8').then(
    (text) => Number.parseInt(text, 10),
    () => Number.NaN,
  );
}

/**
 * True where a server of this cluster lives, whether it answers yet or not. A `postmaster.pid` whose number now
 * belongs to an unrelated process (after a crash, in a container, where numbers start anew) is removed: PostgreSQL
 * would take that process for its server and refuse to start. It clears up after dead processes itself.
 */
export async function isServed(home: Home): Promise<boolean> {
  const pid = await readPid(home);
  if (Number.isNaN(pid) || !isAlive(pid)) return false;
  if (await servesCluster(pid, home)) return true;
  if ((await readPid(home)) === pid) await rm(pidFile(home), { force: true });
  return false;
}
