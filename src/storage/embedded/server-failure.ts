import { types } from 'node:util';
import { StorageError } from '../../errors';
import { USE_DATABASE_URL } from '../failures';

interface Known {
  code: string;
  pattern: RegExp;
  what: string;
  tip: string;
}

const KNOWN: readonly Known[] = [
  {
    code: 'storage/disk-full',
    pattern: /no space left on device|disk quota exceeded|disk full|ENOSPC|EDQUOT/i,
    what: 'The disk is full',
    tip: 'Free some space',
  },
  {
    code: 'storage/folder',
    pattern:
      /permission denied|read-only file system|operation not permitted|EACCES|EROFS|EPERM|ENOTDIR|EEXIST/i,
    what: 'The data folder cannot be written',
    tip:
      'Give the user that runs the bot the right to write there (for root, PostgreSQL runs as another user, who ' +
      'must be able to pass through the folders above), name another folder in DATA_DIR',
  },
  {
    code: 'storage/no-binary',
    pattern: /ENOENT|ENOEXEC|cannot execute|exec format|error while loading shared libraries|GLIBC/i,
    what: 'The PostgreSQL that npm installed does not run on this machine',
    tip: 'It needs glibc on Linux (Alpine has none)',
  },
];

function detailOf(failure: unknown): string {
  return types.isNativeError(failure) ? failure.message : String(failure).trim();
}

/**
 * Why the embedded database did not start, from what a program printed or a file operation threw.
 *
 * @param folder the data folder, which the message names
 */
export function serverFailure(folder: string, failure: unknown): StorageError {
  const detail = detailOf(failure);
  const known = KNOWN.find(({ pattern }) => pattern.test(detail));
  return new StorageError(`${known?.what ?? 'The embedded database did not start'} (${folder}): ${detail}`, {
    code: known?.code ?? 'storage/start',
    tip: `${known?.tip ?? 'Look at postgres/server.log in that folder'}, or ${USE_DATABASE_URL}.`,
    cause: types.isNativeError(failure) ? failure : undefined,
  });
}
