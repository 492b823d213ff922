import { createHash } from 'node:crypto';

/** The id of the one job that a key names, in the form of a UUID: the same key gives the same id everywhere. */
export function jobId(kind: string, key: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, key]))
    .digest('hex');
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return groups.join('-');
}
