import type { Finding } from '../chat/finding';
import { AppError } from '../errors';
import type { Database } from '../storage/connection';
import type { KeyRing } from '../storage/keyring';
import { migrationStatus } from '../storage/migrate';
import { sealingKeys } from '../storage/sealing-keys';
import { examineSecrets } from './examine-secrets';

const PART = 'Database';
/** Reminders, closings and tips are due by the clock of the process, jobs by that of the database. */
const APART_MS = 5_000;

export interface DatabaseSetUp {
  open: () => Promise<Database>;
  /** Absent where no key is configured. */
  keyRing?: KeyRing | undefined;
  now: () => Date;
}

/** Looks whether the database answers, how far it is migrated, what time it has, and whose keys it needs. Changes nothing. Never rejects. */
export async function examineDatabase({ open, keyRing, now }: DatabaseSetUp): Promise<Finding[]> {
  let database: Database | undefined;
  try {
    database = await open();
    const [migrations, isReady] = await examineMigrations(database);
    const secrets = isReady ? [examineSecrets(await sealingKeys(database), keyRing)] : [];
    return [await examineServer(database, now), migrations, ...secrets];
  } catch (error) {
    return [problem(error)];
  } finally {
    await database?.close();
  }
}

async function examineServer(database: Database, now: () => Date): Promise<Finding> {
  const { rows } = await database.query(
    `SELECT current_setting('server_version') AS version, extract(epoch FROM clock_timestamp()) * 1000 AS ms`,
  );
  const { ms, version } = rows[0] as { ms: string; version: string };
  const apart = Math.abs(now().getTime() - Number(ms));
  const found = `PostgreSQL ${version} answers`;
  if (apart < APART_MS) return { part: PART, state: 'fine', found };
  return {
    part: PART,
    state: 'warning',
    found: `${found}; its clock is ${Math.round(apart / 1000)} s from ours`,
    tip: 'Let NTP set both clocks.',
  };
}

/** With whether its tables are as this version knows them. */
async function examineMigrations(database: Database): Promise<[Finding, boolean]> {
  const part = 'Database: migrations';
  const status = await migrationStatus(database);
  const names = (state: string) => status.filter((one) => one.state === state).map(({ name }) => name);
  const [changed, pending] = [names('changed'), names('pending')];
  if (changed.length > 0) {
    const found = `changed since they were applied: ${changed.join(', ')}`;
    const tip = 'Start the version of the advisor that made this database, or restore a back-up.';
    return [{ part, state: 'problem', found, tip }, false];
  }
  if (pending.length > 0) {
    const found = `${pending.length} of ${status.length} are not applied yet`;
    const tip = 'The next start applies them, and so does `npm run db:migrate`.';
    return [{ part, state: 'warning', found, tip }, false];
  }
  return [{ part, state: 'fine', found: `all ${status.length} are applied` }, true];
}

function problem(error: unknown): Finding {
  if (error instanceof AppError)
    return { part: PART, state: 'problem', found: error.message, tip: error.tip };
  const { code = 'no reason given' } = error as { code?: unknown };
  const tip = 'Check DATABASE_URL, DATABASE_CA_FILE and DATABASE_TLS_VERIFY.';
  return { part: PART, state: 'problem', found: `it cannot be used (${String(code)})`, tip };
}
