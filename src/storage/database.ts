import { resolve } from 'node:path';
import type { PoolConfig } from 'pg';
import { connect, type Database } from './connection';
import { openEmbedded } from './embedded/embedded-server';
import type { StorageLog } from './log';

export interface DatabaseOptions {
  /** Where the embedded server keeps its data; not used with `url`. */
  dataDir: string;
  /** A PostgreSQL server (14 or later) of one's own, e.g. `postgres://user:password@host/name`. */
  url?: string | undefined;
  /** How a server named by `url` is checked; an `sslmode` in the URL wins over it. */
  tls?: TlsOptions | undefined;
  log: StorageLog;
  /** Settings of the embedded server that override the default ones; for tests. */
  settings?: Readonly<Record<string, string>>;
}

export interface TlsOptions {
  /** PEM text of the authority that signed the server's certificate, where the system does not know it. */
  ca?: string | undefined;
  /** False takes any certificate: the line is encrypted, but nobody knows who is at its end. */
  verify: boolean;
}

function remote(url: string, tls: TlsOptions | undefined): PoolConfig {
  const base = { connectionString: url };
  if (tls === undefined) return base;
  return {
    ...base,
    ssl: { rejectUnauthorized: tls.verify, ...(tls.ca === undefined ? {} : { ca: tls.ca }) },
  };
}

/**
 * Opens the database: the one that `url` names, else an embedded PostgreSQL in `dataDir`, which is started where
 * it does not run. With `url` nothing is asked of the server before the first use.
 * Rejects with a `StorageError` that says what is wrong with the folder or the machine.
 */
export async function openDatabase({
  dataDir,
  url,
  tls,
  log,
  settings = {},
}: DatabaseOptions): Promise<Database> {
  if (url !== undefined) return connect(remote(url, tls), log);
  const server = await openEmbedded({ dataDir: resolve(dataDir), log, settings });
  return connect(server.connection, log, server.release);
}
