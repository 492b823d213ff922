import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { chmod, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Binaries } from './binaries';
import type { Home } from './home';
import { handOver, type Identity } from './run-as';
import { programEnvironment, runProgram } from './run-program';

/** Where a server listens. */
export interface Endpoint {
  /** A folder for a socket, or a loopback address. */
  host: string;
  port: number;
}

/** A start under way. `failure` is set once the process has ended, with what it wrote to its log. */
export interface Starting {
  failure(): string | undefined;
}

/** The system's limit for the path of a socket (104 on macOS, 108 on Linux), less its file name. */
const LONGEST_SOCKET_FOLDER = 85;
const LOG_LIMIT_BYTES = 1_000_000;

/** Small, as the bot's data are; durable, as PostgreSQL is by default. */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  jit: 'off',
  log_checkpoints: 'off',
  unix_socket_permissions: '0700',
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 5432;
}

/** A socket in the server's own folder where the system has them and the path is short enough, else loopback. */
export async function chooseEndpoint(home: Home): Promise<Endpoint> {
  const socket = process.platform !== 'win32' && Buffer.byteLength(home.folder) <= LONGEST_SOCKET_FOLDER;
  return socket ? { host: home.folder, port: 5432 } : { host: '127.0.0.1', port: await freePort() };
}

function serverArguments(
  home: Home,
  { host, port }: Endpoint,
  extra: Readonly<Record<string, string>>,
): string[] {
  const listening =
    host === home.folder
      ? { listen_addresses: '', unix_socket_directories: host }
      : { listen_addresses: host, unix_socket_directories: '' };
  const settings = Object.entries({ ...SETTINGS, ...listening, ...extra });
  return [
    '-D',
    home.cluster,
    '-p',
    String(port),
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function openLog(home: Home, identity: Identity): Promise<{ file: number; offset: number }> {
  const file = openSync(home.log, 'a', 0o600);
  await chmod(home.log, 0o600);
  await handOver(home.log, identity);
  const { size } = statSync(home.log);
  if (size <= LOG_LIMIT_BYTES) return { file, offset: size };
  await truncate(home.log);
  return { file, offset: 0 };
}

function writtenSince(home: Home, offset: number): string {
  try {
    return readFileSync(home.log).subarray(offset).toString().trim();
  } catch {
    // The whole folder may be gone by now.
    return '';
  }
}

function watch(child: ChildProcess, home: Home, offset: number): Starting {
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code) => {
    ended = writtenSince(home, offset) || `postgres ended with code ${code ?? 'none'} in ${home.folder}`;
  });
  return { failure: () => ended };
}

/**
 * Starts the server as a process of its own: it outlives an interrupt from the keyboard and even the bot's death,
 * so that PostgreSQL, not the terminal, decides how it ends.
 *
 * @param extra settings that override the default ones, e.g. `{ fsync: 'off' }` for tests
 */
export async function startServer(
  home: Home,
  binaries: Binaries,
  identity: Identity,
  endpoint: Endpoint,
  extra: Readonly<Record<string, string>>,
): Promise<Starting> {
  const { file, offset } = await openLog(home, identity);
  const child = spawn(binaries.postgres, serverArguments(home, endpoint, extra), {
    ...identity,
    cwd: home.folder,
    env: programEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  child.unref();
  return watch(child, home, offset);
}

/** Ends a running server in order; sessions that are still open are ended with it. */
export async function stopServer(home: Home, binaries: Binaries, identity: Identity): Promise<void> {
  const args = ['stop', '-D', home.cluster, '-m', 'fast', '-w', '-t', '30', '-s'];
  await runProgram(binaries.pgCtl, args, identity, home.folder);
}
