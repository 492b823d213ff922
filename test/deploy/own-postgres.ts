import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from '../../src/storage/embedded/binaries';

/** The programs of a PostgreSQL that is installed on this machine, those for back-ups among them. */
export interface OwnPostgres extends Binaries {
  pgDump: string;
  pgRestore: string;
}

const HOMES = '/usr/lib/postgresql';

/** The newest PostgreSQL of this machine; `undefined` where there is none that is complete. */
export function findOwnPostgres(): OwnPostgres | undefined {
  const majors = existsSync(HOMES) ? readdirSync(HOMES).sort((a, b) => Number(b) - Number(a)) : [];
  for (const major of majors) {
    const at = (name: string) => path.join(HOMES, major, 'bin', name);
    const programs = {
      initdb: at('initdb'),
      postgres: at('postgres'),
      pgCtl: at('pg_ctl'),
      pgDump: at('pg_dump'),
      pgRestore: at('pg_restore'),
    };
    if (Object.values(programs).every(existsSync)) return { ...programs, major };
  }
  return undefined;
}
