import { spawnSync } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { StorageError } from '../../errors';
import { USE_DATABASE_URL } from '../failures';

/** The ids that the server's processes run under; empty where they run as the bot itself. */
export interface Identity {
  uid?: number;
  gid?: number;
}

function lookUp(user: string): Required<Identity> | undefined {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8' }));
  const [uid, gid] = ids.map(({ status, stdout }) =>
    status === 0 ? Number.parseInt(stdout, 10) : Number.NaN,
  );
  return uid !== undefined && gid !== undefined && uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

/**
 * PostgreSQL refuses to run as root. A bot that is root lets it run as whoever owns its folder, or as a user
 * that the machine has already (`postgres`, else `nobody`): no account is made for it.
 *
 * @param owned the folder whose owner, where it is not root, is the one to use
 */
export async function chooseIdentity(owned: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(owned).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = lookUp('postgres') ?? lookUp('nobody');
  if (found !== undefined) return found;
  throw new StorageError(
    'The embedded database cannot run as root, and there is no user "postgres" or "nobody"',
    {
      code: 'storage/root',
      tip: `Start the bot as an ordinary user, or ${USE_DATABASE_URL}.`,
    },
  );
}

/** Lets another identity pass through `folder` (no more), as its server's files lie inside. */
export async function letThrough(folder: string, { uid }: Identity): Promise<void> {
  if (uid === undefined) return;
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) await chmod(folder, (mode & 0o7777) | 0o011);
}

/** Gives a file or folder to the identity, where it is another one. */
export async function handOver(path: string, { uid, gid }: Identity): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
