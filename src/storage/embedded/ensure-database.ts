import { Client, type ClientConfig, type PoolConfig } from 'pg';

/** The advisor's database inside the embedded server. */
const NAME = 'ops_advisor';

/** SQLSTATEs of a database that another process made in the same moment. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);

async function createDatabase(client: Client): Promise<void> {
  try {
    await client.query(`CREATE DATABASE ${NAME}`);
  } catch (error) {
    if (!MADE_MEANWHILE.has(String((error as { code?: unknown }).code))) throw error;
  }
}

/** Makes the advisor's database where it is missing and returns how to connect to it. */
export async function ensureDatabase(server: ClientConfig): Promise<PoolConfig> {
  const client = new Client(server);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await createDatabase(client);
  } finally {
    await client.end();
  }
  return { ...server, database: NAME };
}
