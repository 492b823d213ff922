import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../../src/storage/embedded/embedded-server';
import { TEST_FOLDER_VARIABLE } from './global-setup';
import { silent } from './logs';

/** Stops the server of the run, where a test had started it, and removes its folder. */
export default async function globalTeardown(): Promise<void> {
  const folder = process.env[TEST_FOLDER_VARIABLE];
  if (folder === undefined) return;
  if (existsSync(join(folder, 'postgres'))) {
    const server = await openEmbedded({ dataDir: folder, log: silent });
    await server.release();
  }
  rmSync(folder, { recursive: true, force: true });
}
