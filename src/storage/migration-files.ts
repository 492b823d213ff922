import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageError } from '../errors';

/** One numbered step of the schema: `0001-first-tables.sql`. */
export interface MigrationFile {
  number: number;
  name: string;
  sql: string;
  /** SHA-256 of the text, to notice a file that was changed after it had been applied. */
  checksum: string;
}

const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** The folder with the files: beside this module, or in the package's sources when this one was compiled. */
export function migrationsFolder(): string {
  const beside = join(__dirname, 'migrations');
  return existsSync(beside) ? beside : join(__dirname, '..', '..', '..', 'src', 'storage', 'migrations');
}

async function readOne(folder: string, file: string): Promise<MigrationFile> {
  const [, number, name] = FILE_NAME.exec(file) ?? [];
  if (number === undefined || name === undefined) {
    throw new StorageError(`${join(folder, file)} is not named like 0001-what-it-does.sql`, {
      code: 'storage/migration-name',
      tip: 'Name it with the next free number of four digits.',
    });
  }
  const sql = await readFile(join(folder, file), 'utf8');
  return { number: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

function checkNumbers(files: MigrationFile[], folder: string): void {
  const gap = files.findIndex(({ number }, place) => number !== place + 1);
  if (gap === -1) return;
  throw new StorageError(`Migration ${gap + 1} is missing or there twice in ${folder}`, {
    code: 'storage/migration-numbers',
    tip: 'Number the files from 0001 on, each number once.',
  });
}

/** Reads the migrations in their order. Rejects with a `StorageError` where the numbers have a gap or repeat. */
export async function readMigrations(folder = migrationsFolder()): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(names.map((name) => readOne(folder, name)));
  checkNumbers(files, folder);
  return files;
}
