import { join } from 'node:path';

/** Where the embedded server keeps everything that is its own, inside the data folder. */
export interface Home {
  folder: string;
  /** PostgreSQL's own data directory. */
  cluster: string;
  /** The generated password of the one user, readable by the owner only. */
  password: string;
  log: string;
}

/** The paths below one server folder. */
export function homeIn(folder: string): Home {
  return {
    folder,
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    log: join(folder, 'server.log'),
  };
}
