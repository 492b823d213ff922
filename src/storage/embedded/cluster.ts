import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StorageError } from '../../errors';
import { USE_DATABASE_URL } from '../failures';
import type { Binaries } from './binaries';
import { type Home, homeIn } from './home';
import { handOver, type Identity } from './run-as';
import { runProgram } from './run-program';
import { serverFailure } from './server-failure';

/** The one user of the embedded server. */
export const EMBEDDED_USER = 'postgres';

/** A draft this old belongs to a process that was killed while making it. */
const ABANDONED_AFTER_MS = 10 * 60_000;

function draftPrefix(home: Home): string {
  return `${home.folder}.new-`;
}

async function removeAbandoned(home: Home): Promise<void> {
  const parent = dirname(home.folder);
  const prefix = basename(draftPrefix(home));
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const { mtimeMs } = await stat(join(parent, name));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS)
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function writePassword(draft: Home, identity: Identity): Promise<void> {
  await writeFile(draft.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await handOver(draft.password, identity);
}

async function initialise(draft: Home, { initdb }: Binaries, identity: Identity): Promise<void> {
  const args = [
    `--pgdata=${draft.cluster}`,
    `--username=${EMBEDDED_USER}`,
    `--pwfile=${draft.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ];
  const { code, output } = await runProgram(initdb, args, identity, draft.folder);
  if (code !== 0) throw serverFailure(dirname(draft.folder), output);
}

/** False where another process was first. */
async function putInPlace(draft: Home, home: Home): Promise<void> {
  try {
    await rename(draft.folder, home.folder);
  } catch (error) {
    if (!existsSync(home.password)) throw error;
  }
}

async function create(home: Home, binaries: Binaries, identity: Identity): Promise<void> {
  await mkdir(dirname(home.folder), { recursive: true });
  await removeAbandoned(home);
  const draft = homeIn(await mkdtemp(draftPrefix(home)));
  try {
    await chmod(draft.folder, 0o700);
    await handOver(draft.folder, identity);
    await writePassword(draft, identity);
    await initialise(draft, binaries, identity);
    await putInPlace(draft, home);
  } finally {
    await rm(draft.folder, { recursive: true, force: true });
  }
}

async function checkVersion(home: Home, { major }: Binaries): Promise<void> {
  const found = (await readFile(join(home.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === major) return;
  throw new StorageError(`${home.cluster} was written by PostgreSQL ${found}; this version brings ${major}`, {
    code: 'storage/version',
    tip:
      `Go back to the version of the advisor that wrote it, name an empty folder in DATA_DIR, or ` +
      `move the data to a PostgreSQL ${found} server and ${USE_DATABASE_URL}.`,
  });
}

/**
 * Makes sure that there is a cluster of the right major version in `home`. A new one is made aside and put in
 * place in one step, so that a killed process leaves none half made and two starting at once share one.
 */
export async function ensureCluster(home: Home, binaries: Binaries, identity: Identity): Promise<void> {
  if (!existsSync(home.password)) await create(home, binaries, identity);
  await checkVersion(home, binaries);
}
