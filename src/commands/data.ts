import { z } from 'zod';
import type { Log } from '../chat/log';
import { type Config, parseConfig, readEnvironment } from '../config';
import { ConfigError } from '../errors';
import { type FullStore, openState, openUnmigrated, storeOf } from '../state';
import type { Database } from '../storage/connection';
import { migrationStatus } from '../storage/migrate';
import type { Subject } from '../storage/store';
import { createLog } from '../telemetry/log';

type Print = (line: string) => void;

const subjectSchema = z.strictObject({
  platform: z.enum(['console', 'slack', 'teams']),
  tenant: z.string().min(1),
  person: z.string().min(1).optional(),
  conversation: z.string().min(1).optional(),
});

/** Opens the configured database for one piece of work, and closes it again whatever happens. */
async function withDatabase<T>(
  open: typeof openState,
  work: (database: Database, config: Config, log: Log) => Promise<T>,
): Promise<T> {
  const config = parseConfig(readEnvironment());
  const log = createLog(config.logLevel ?? 'warn');
  const database = await open(config, log);
  try {
    return await work(database, config, log);
  } finally {
    await database.close();
  }
}

/** Gives the store, on a database that is up to date, to one piece of work. */
export function withStore<T>(work: (store: FullStore) => Promise<T>): Promise<T> {
  return withDatabase(openState, (database, config, log) => work(storeOf(config, database, log)));
}

/** Applies the migrations that are missing, and prints where each stands. */
export async function runMigrate(print: Print): Promise<void> {
  await withDatabase(openState, (database) => printStatus(database, print));
}

/** Prints where each migration stands, and changes nothing. */
export async function runStatus(print: Print): Promise<void> {
  await withDatabase(openUnmigrated, (database) => printStatus(database, print));
}

async function printStatus(database: Database, print: Print): Promise<void> {
  for (const { number, name, state } of await migrationStatus(database)) print(`${number} ${name}: ${state}`);
}

/**
 * Whose data is meant by the options of the command line.
 * @throws ConfigError when they name none, or both a person and a conversation
 */
export function subjectOf(options: unknown): Subject {
  const parsed = subjectSchema.safeParse(options);
  if (!parsed.success || (parsed.data.person !== undefined && parsed.data.conversation !== undefined)) {
    throw new ConfigError('It is not clear whose data is meant.', {
      code: 'data/subject',
      tip: 'Give --platform and --tenant, and either --person or --conversation for less than the whole tenant.',
    });
  }
  const { platform, tenant, person, conversation } = parsed.data;
  if (person !== undefined) return { kind: 'person', platform, tenant, person };
  if (conversation !== undefined) return { kind: 'conversation', platform, tenant, conversation };
  return { kind: 'tenant', platform, tenant };
}

/** Prints everything that is kept about somebody, as JSON. */
export async function runExport(options: unknown, print: Print): Promise<void> {
  const subject = subjectOf(options);
  await withStore(async (store) => print(JSON.stringify(await store.exportData(subject), null, 2)));
}

/** Removes everything that is kept about somebody, and prints what was removed. */
export async function runErase(options: unknown, print: Print): Promise<void> {
  const subject = subjectOf(options);
  await withStore(async (store) => {
    const removed = await store.eraseData(subject);
    for (const [table, rows] of Object.entries(removed)) print(`${table}: ${rows} removed`);
  });
}

/** Seals all stored secrets with the current key. */
export async function runRotate(print: Print): Promise<void> {
  await withStore(async (store) =>
    print(`${await store.rotateSecrets()} secret(s) sealed with the current key`),
  );
}
