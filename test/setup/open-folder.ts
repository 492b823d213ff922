import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder that others may pass through: under root, PostgreSQL runs as another user. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ops-advisor-'));
  await chmod(folder, 0o711);
  return folder;
}
